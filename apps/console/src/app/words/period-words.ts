import { longDate } from './dates.ts';

interface Period {
  readonly from: string | null;
  readonly until: string | null;
}

/** "from 1 April 2026 until 31 March 2027", "until further notice". */
export function periodWords({ from, until }: Period): string {
  if (from !== null && until !== null) return $localize`:@@period.both:from ${longDate(from)}:from: until ${longDate(until)}:until:`;
  if (from !== null) return $localize`:@@period.from:from ${longDate(from)}:from: on`;
  if (until !== null) return $localize`:@@period.until:until ${longDate(until)}:until:`;
  return $localize`:@@period.always:until further notice`;
}
