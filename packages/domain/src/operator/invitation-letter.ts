import { invitationTtlDays } from './invite-operator.ts';

export interface InvitationLetterFacts {
  /** The address of the installation. */
  readonly origin: string;
  readonly link: string;
}

/** What somebody is written who is invited: in both languages, since theirs is not known before they accept. */
export function invitationLetter({ origin, link }: InvitationLetterFacts) {
  return {
    subject: 'Your invitation to Seatledger / Votre invitation à Seatledger',
    parts: [
      {
        language: 'en',
        paragraphs: [
          'Hello,',
          `You are invited to work with the licences at ${origin}. To accept, open this link and choose how you will sign in:`,
          { link },
          `The link works once, within ${invitationTtlDays} days of the invitation; a newer invitation replaces it.`,
          'If you expected no invitation, ignore this message: nothing happens without the link. Give it to nobody.',
        ],
      },
      {
        language: 'fr',
        paragraphs: [
          'Bonjour,',
          `Une invitation vous attend pour gérer les licences sur ${origin}. Pour accepter, ouvrez ce lien et choisissez comment vous connecter\u00a0:`,
          { link },
          `Le lien sert une seule fois, dans les ${invitationTtlDays} jours qui suivent l’invitation\u202f; une invitation plus récente le remplace.`,
          'Si vous n’attendiez pas d’invitation, ignorez ce message\u00a0: rien ne se passe sans le lien. Ne le transmettez à personne.',
        ],
      },
    ],
  };
}
