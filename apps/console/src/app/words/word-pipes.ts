import { Pipe, type PipeTransform } from '@angular/core';
import { exactInstant, longDate, shortDate, shortDay, shortInstant } from './dates.ts';
import { count } from './numbers.ts';

/** `{{ domain.validity.until | slDate }}` → "31 March 2027"; `'short'` → "31 Mar 2027". */
@Pipe({ name: 'slDate' })
export class DatePipe implements PipeTransform {
  transform(date: string, length: 'long' | 'short' = 'long'): string {
    return length === 'short' ? shortDate(date) : longDate(date);
  }
}

/** `{{ event.at | slInstant }}` → "25 Nov 2026, 21:03"; `'exact'` for the hover: with seconds and zone; `'day'` without the time. */
@Pipe({ name: 'slInstant' })
export class InstantPipe implements PipeTransform {
  transform(instant: string, length: 'day' | 'short' | 'exact' = 'short', timeZone?: string): string {
    if (length === 'day') return shortDay(instant, timeZone);
    return length === 'exact' ? exactInstant(instant, timeZone) : shortInstant(instant, timeZone);
  }
}

/** `{{ total | slCount }}` → "12,431". */
@Pipe({ name: 'slCount' })
export class CountPipe implements PipeTransform {
  transform(value: number): string {
    return count(value);
  }
}
