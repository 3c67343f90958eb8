import type { ApiProblem } from '@seatledger/api-client';
import { frenchAccessRefusals } from './french-access-refusals.ts';
import { language } from './locale.ts';

/** What a person is told where the API's own sentence speaks to programs, or is in another language than theirs. */
const sentences: Readonly<Record<string, () => string>> = {
  unreachable: () => $localize`:@@problem.unreachable:The server cannot be reached. Nothing was lost; try again in a moment.`,
  not_signed_in: () => $localize`:@@problem.notSignedIn:You are not signed in any more. Sign in again to go on.`,
  forbidden: () => $localize`:@@problem.forbidden:Your roles do not allow this. Ask an administrator.`,
  version_changed: () =>
    $localize`:@@problem.stale:Somebody has changed this meanwhile. Look at it as it is now, then make your change again.`,
  too_many_requests: () => $localize`:@@problem.tooMany:Too many requests at once. Wait a moment, then try again.`,
  internal_error: () => $localize`:@@problem.internal:Something went wrong on the server. Nothing was changed.`,
  not_found: () => $localize`:@@problem.notFound:There is nothing here (any more).`,
};

/** One sentence that says what happened and what to do. Refusals of the product's rules come from the API, in English where we have no other. */
export function sentenceOfProblem({ code, message }: ApiProblem): string {
  return sentences[code]?.() ?? (language === 'fr' ? (frenchSentences[code] ?? message) : message);
}

/** Refusals by their code, for the French pages; the English ones come from the API with the values in them. */
const frenchSentences: Readonly<Record<string, string>> = {
  ...frenchAccessRefusals,
  alias_not_found: 'Le domaine n’a pas cet alias.',
  already_approved: 'Vous avez déjà approuvé cette demande ; chaque personne compte une fois.',
  approvals_missing: 'Il manque à cette demande des approbations.',
  approver_role_missing: 'Aucun de vos rôles ne permet d’approuver cette demande.',
  cannot_be_undone: 'Cette modification ne peut pas être annulée.',
  change_request_changed: 'Cette demande n’est plus celle que vous avez regardée. Regardez-la de nouveau avant de décider.',
  change_request_state: 'Cette demande n’en est plus là : regardez ce qu’elle est devenue.',
  changed_since: 'Une partie a été modifiée depuis ; corrigez-la à la main.',
  code_refused: 'Le code n’est pas le bon, ou il a déjà servi.',
  credentials_refused: 'L’adresse e-mail ou le mot de passe n’est pas le bon.',
  customer_not_empty: 'Ce client a encore des domaines.',
  customer_not_found: 'Ce client n’existe pas (ou plus).',
  domain_name_taken: 'Ce nom appartient déjà à un domaine.',
  domain_not_empty: 'Ce domaine a encore des utilisateurs.',
  domain_not_found: 'Ce domaine n’existe pas (ou plus).',
  email_taken: 'Quelqu’un a déjà une place à cette adresse.',
  ends_before_start: 'La fin précède le début.',
  enrolment_token_required:
    'Votre second facteur a été réinitialisé : il faut le jeton qui a été créé pour vous. Il est valable un jour ; demandez-en un autre.',
  external_reference_taken: 'Cette référence est déjà celle d’un autre client.',
  not_a_renewal: 'Ce n’est pas plus tard que la fin actuelle.',
  not_lapsed: 'La validité n’a pas encore pris fin : il n’y a pas de nouveau début à donner.',
  not_own_change_request: 'Seuls ceux qui ont proposé ou modifié une demande la retirent ; rejetez-la plutôt.',
  nothing_changes: 'Tout est déjà ainsi ; il n’y a rien à approuver.',
  own_change_request: 'Personne n’approuve ni n’examine ce qu’il a proposé ou modifié, depuis quelque compte que ce soit.',
  password_common: 'Ce mot de passe est trop courant. Choisissez-en un autre.',
  profile_not_found: 'Ce profil n’existe pas (ou plus).',
  reason_required: 'Celui qui approuve veut savoir pourquoi : donnez un motif.',
  schedule_in_the_past: 'Cette heure est déjà passée ; donnez-en une plus tardive, ou aucune.',
  seat_limit_reached: 'Toutes les places de ce domaine sont prises.',
  seats_in_use: 'Plus de places que cela sont occupées.',
  user_not_found: 'Cet utilisateur n’existe pas (ou plus).',
  validity_outside_domain: 'Ces dates sortent de la validité du domaine.',
  version_changed: 'Quelqu’un d’autre l’a modifié entre-temps.',
};
