import { writtenDate } from '../validity/written-date.ts';
import type { LicenceStatus, LicenceTerms } from './licence.ts';

type Locale = 'en' | 'fr';

interface Sentences {
  readonly unknown: string;
  readonly suspended: string;
  readonly domainSuspended: string;
  readonly starts: (from: string) => string;
  readonly activeUntil: (until: string) => string;
  readonly active: string;
  readonly grace: (until: string, graceUntil: string) => string;
  readonly ended: (until: string) => string;
  readonly notStarted: string;
  readonly over: string;
}

const sentences: Readonly<Record<Locale, Sentences>> = {
  en: {
    unknown: 'No licence for this address.',
    suspended: 'This licence is suspended.',
    domainSuspended: 'The licences of this domain are suspended.',
    starts: (from) => `The licence starts on ${from}.`,
    activeUntil: (until) => `Licensed until ${until}.`,
    active: 'Licensed until further notice.',
    grace: (until, graceUntil) => `The licence ended on ${until} and still works until ${graceUntil}.`,
    ended: (until) => `The licence ended on ${until}.`,
    notStarted: 'The licence has not started.',
    over: 'The licence has ended.',
  },
  fr: {
    unknown: 'Aucune licence pour cette adresse.',
    suspended: 'Cette licence est suspendue.',
    domainSuspended: 'Les licences de ce domaine sont suspendues.',
    starts: (from) => `La licence débute le ${from}.`,
    activeUntil: (until) => `Licence valable jusqu’au ${until}.`,
    active: 'Licence valable jusqu’à nouvel ordre.',
    grace: (until, graceUntil) => `La licence a pris fin le ${until} et reste utilisable jusqu’au ${graceUntil}.`,
    ended: (until) => `La licence a pris fin le ${until}.`,
    notStarted: 'La licence n’a pas encore débuté.',
    over: 'La licence a pris fin.',
  },
};

/**
 * One sentence for the person whose licence it is. `terms` are those the status was decided on; dates are days in the customer's
 * time zone, so no clock or zone is needed. Terms that lack the date a status speaks of give a sentence without it.
 */
export function describeLicence(status: LicenceStatus, terms: LicenceTerms | null, locale: Locale): string {
  const say = sentences[locale];
  const from = terms?.validity.from ?? null;
  const until = terms?.validity.until ?? null;
  switch (status) {
    case 'unknown':
      return say.unknown;
    case 'suspended':
      return say.suspended;
    case 'domain_suspended':
      return say.domainSuspended;
    case 'not_started':
      return from === null ? say.notStarted : say.starts(written(from, 0, locale));
    case 'active':
      return until === null ? say.active : say.activeUntil(written(until, 0, locale));
    case 'grace':
      if (until === null) return say.over;
      return say.grace(written(until, 0, locale), written(until, terms?.graceDays ?? 0, locale));
    case 'expired':
      return until === null ? say.over : say.ended(written(until, 0, locale));
  }
}

function written(date: string, daysLater: number, locale: Locale): string {
  return writtenDate(Temporal.PlainDate.from(date).add({ days: daysLater }), locale);
}
