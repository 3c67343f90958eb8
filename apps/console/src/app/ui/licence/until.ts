import { daysBetween, longDate, today } from '../../words/dates.ts';
import { count } from '../../words/numbers.ts';

/** "until 31 March 2027 (128 days)", "until 3 May 2025 (ended 206 days ago)", "without an end". */
export function untilSentence(until: string | null, timeZone?: string): string {
  if (until === null) return $localize`:@@until.endless:without an end`;
  const days = daysBetween(today(timeZone), until);
  const date = longDate(until);
  if (days === 0) return $localize`:@@until.today:until today, ${date}:date:`;
  if (days === 1) return $localize`:@@until.tomorrow:until tomorrow, ${date}:date:`;
  if (days > 0) return $localize`:@@until.ahead:until ${date}:date: (${count(days)}:days: days)`;
  return $localize`:@@until.past:until ${date}:date: (ended ${count(-days)}:days: days ago)`;
}
