import { count } from '../../words/numbers.ts';

/** What a feature is set to, as people read it: "Yes", "50,000", "csv+xlsx". */
export function shownValue(value: boolean | number | string): string {
  if (value === true) return $localize`:@@value.yes:Yes`;
  if (value === false) return $localize`:@@value.no:No`;
  if (typeof value === 'number') return count(value);
  return value === '' ? $localize`:@@value.empty:(empty)` : value;
}
