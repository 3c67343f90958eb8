import type { Domain, LicenceStatus } from '../../api/shapes.ts';
import { daysAfter, statusOfDomain } from '../../registry/licence-of.ts';
import { untilSentence } from '../../ui/licence/until.ts';
import { longDate, today } from '../../words/dates.ts';
import { count } from '../../words/numbers.ts';

/** The status that a user of the domain has without any terms of their own. */
export function domainStatus(domain: Domain, timeZone: string): LicenceStatus {
  return statusOfDomain(domain, today(timeZone));
}

/** How long, and how many: "acme.example has 140 of 250 seats in use until 31 March 2027 (126 days)." */
export function domainSentence(domain: Domain, timeZone: string): string {
  const { name, validity, graceDays } = domain;
  const seats = seatWords(domain);
  switch (domainStatus(domain, timeZone)) {
    case 'domain_suspended':
      return $localize`:@@domainDetail.suspendedSentence:${name}:name: is suspended: nobody there may use anything. ${seats}:seats: are kept.`;
    case 'not_started':
      return $localize`:@@domainDetail.startsSentence:${name}:name: starts on ${longDate(validity.from)}:date:, with ${seats}:seats: in use.`;
    case 'grace': {
      const last = longDate(daysAfter(validity.until ?? '', graceDays));
      return $localize`:@@domainDetail.graceSentence:${name}:name: has ended and works on in the days of grace, until ${last}:date:, with ${seats}:seats: in use.`;
    }
    case 'expired':
      return $localize`:@@domainDetail.expiredSentence:${name}:name: ended on ${longDate(validity.until ?? '')}:date:: nobody there may use anything. ${seats}:seats: are taken.`;
    default:
      return $localize`:@@domainDetail.activeSentence:${name}:name: has ${seats}:seats: in use, ${untilSentence(validity.until, timeZone)}:until:.`;
  }
}

function seatWords({ seatsUsed, seatLimit }: Pick<Domain, 'seatsUsed' | 'seatLimit'>): string {
  if (seatLimit === null) return $localize`:@@domainDetail.seats:${count(seatsUsed)}:used: seats`;
  return $localize`:@@domainDetail.seatsOf:${count(seatsUsed)}:used: of ${count(seatLimit)}:limit: seats`;
}
