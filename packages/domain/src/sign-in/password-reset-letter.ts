import { passwordResetTtlMinutes } from './request-password-reset.ts';

export interface PasswordResetLetterFacts {
  readonly displayName: string;
  /** Of the operator: `en` or `fr`. */
  readonly locale: string;
  /** The address of the installation, which the reader may know it by. */
  readonly origin: string;
  readonly link: string;
}

/** What somebody is written who asked for a link to set a new password, in their language. */
export function passwordResetLetter(facts: PasswordResetLetterFacts) {
  return facts.locale === 'fr'
    ? { subject: 'Choisir un nouveau mot de passe', parts: [{ language: 'fr', paragraphs: french(facts) }] }
    : { subject: 'Set a new password', parts: [{ language: 'en', paragraphs: english(facts) }] };
}

function english({ displayName, origin, link }: PasswordResetLetterFacts) {
  return [
    `Hello ${displayName},`,
    `Somebody asked for a new password for your account at ${origin}. To set one, open this link:`,
    { link },
    `The link works once, within ${passwordResetTtlMinutes} minutes of being asked for; asking again replaces it. All your sessions will ` +
      'end, and your second factor will be asked for when you next sign in.',
    'If you did not ask for this, ignore this message: your password stays as it is. Give the link to nobody, and tell your administrator ' +
      'if such messages keep coming.',
  ];
}

function french({ displayName, origin, link }: PasswordResetLetterFacts) {
  return [
    `Bonjour ${displayName},`,
    `Un nouveau mot de passe a été demandé pour votre compte sur ${origin}. Pour le choisir, ouvrez ce lien\u00a0:`,
    { link },
    `Le lien sert une seule fois, dans les ${passwordResetTtlMinutes} minutes qui suivent la demande\u202f; une nouvelle demande le remplace. ` +
      'Toutes vos sessions seront fermées, et votre second facteur vous sera demandé à la prochaine connexion.',
    'Si vous n’avez rien demandé, ignorez ce message\u00a0: votre mot de passe reste le même. Ne transmettez ce lien à personne, et prévenez ' +
      'votre administrateur si de tels messages se répètent.',
  ];
}
