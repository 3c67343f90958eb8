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
    unlimited: (count, isOne) => `Le nombre de places n’est pas limité${nbsp}; ${count} ${isOne ? 'est occupée' : 'sont occupées'}.`,
    seats_in_use: (count, isOne) => `${count} ${isOne ? 'place est utilisée' : 'places sont utilisées'}.`,
    suspended_left_out: (count, isOne) =>
      `${count} ${isOne ? 'place suspendue n’est pas comptée' : 'places suspendues ne sont pas comptées'}.`,
    expired_left_out: (count, isOne) =>
      `${count} ${isOne ? 'place dont la propre échéance est passée n’est pas comptée' : 'places dont la propre échéance est passée ne sont pas comptées'}.`,
    growth_seen: (count) => `${count} de plus, des places ayant été ajoutées ces ${growthDays} derniers jours.`,
    too_young_to_grow: (count, isOne) =>
      `${count} ${isOne ? 'place ajoutée récemment n’est pas comptée' : 'places ajoutées récemment ne sont pas comptées'} comme croissance${nbsp}: le domaine est récent.`,
    removals_proposed: (count, isOne) => `La suppression de ${count} ${isOne ? 'utilisateur est proposée' : 'utilisateurs est proposée'}.`,
    not_below_seats_used: (count, isOne) => `Pas moins que ${isOne ? 'la place occupée' : `les ${count} places occupées`}.`,
  },
};

/** One sentence for people who decide on a proposal. */
export function describeReason({ code, count }: ProposalReason, locale: Locale): string {
  // In French, zero is singular.
  return sentences[locale][code](wordsOf[locale].number(count), count === 1 || (count === 0 && locale === 'fr'));
}
