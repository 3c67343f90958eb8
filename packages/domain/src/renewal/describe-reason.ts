import { wordsOf, type Locale } from '../audit/words.ts';
import { growthDays, type ProposalReason } from './propose-seats.ts';

const nbsp = '\u00A0';

type Say = (count: string, isOne: boolean) => string;

const sentences: Readonly<Record<Locale, Readonly<Record<ProposalReason['code'], Say>>>> = {
  en: {
    unlimited: (count, isOne) => `The seats are not limited; ${count} ${isOne ? 'is' : 'are'} taken.`,
    seats_in_use: (count, isOne) => `${count} ${isOne ? 'seat is' : 'seats are'} in use.`,
    suspended_left_out: (count, isOne) => `${count} suspended ${isOne ? 'seat is' : 'seats are'} left out.`,
    expired_left_out: (count, isOne) =>
      isOne
        ? `${count} seat with an end of its own that has passed is left out.`
        : `${count} seats with an end of their own that has passed are left out.`,
    growth_seen: (count) => `${count} more, as seats were added in the last ${growthDays} days.`,
    too_young_to_grow: (count, isOne) =>
      `${count} ${isOne ? 'seat' : 'seats'} added lately ${isOne ? 'is' : 'are'} not taken for growth: the domain is new.`,
    removals_proposed: (count, isOne) => `${count} ${isOne ? 'user is' : 'users are'} proposed to be deleted.`,
    not_below_seats_used: (count, isOne) => `Not fewer than the ${isOne ? 'one seat that is' : `${count} seats that are`} taken.`,
  },
  fr: {
    unlimited: (count, isOne) => `Le nombre de sièges n’est pas limité${nbsp}; ${count} ${isOne ? 'est occupé' : 'sont occupés'}.`,
    seats_in_use: (count, isOne) => `${count} ${isOne ? 'siège est utilisé' : 'sièges sont utilisés'}.`,
    suspended_left_out: (count, isOne) => `${count} ${isOne ? 'siège suspendu n’est pas compté' : 'sièges suspendus ne sont pas comptés'}.`,
    expired_left_out: (count, isOne) =>
      `${count} ${isOne ? 'siège dont la propre échéance est passée n’est pas compté' : 'sièges dont la propre échéance est passée ne sont pas comptés'}.`,
    growth_seen: (count) => `${count} de plus, des sièges ayant été ajoutés ces ${growthDays} derniers jours.`,
    too_young_to_grow: (count, isOne) =>
      `${count} ${isOne ? 'siège ajouté récemment n’est pas compté' : 'sièges ajoutés récemment ne sont pas comptés'} comme croissance${nbsp}: le domaine est récent.`,
    removals_proposed: (count, isOne) => `La suppression de ${count} ${isOne ? 'utilisateur est proposée' : 'utilisateurs est proposée'}.`,
    not_below_seats_used: (count, isOne) => `Pas moins que ${isOne ? 'le siège occupé' : `les ${count} sièges occupés`}.`,
  },
};

/** One sentence for people who decide on a proposal. */
export function describeReason({ code, count }: ProposalReason, locale: Locale): string {
  // In French, zero is singular.
  return sentences[locale][code](wordsOf[locale].number(count), count === 1 || (count === 0 && locale === 'fr'));
}
