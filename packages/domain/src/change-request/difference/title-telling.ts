import { shownValue } from '../../audit/shown-value.ts';
import { tellingOf, type Telling } from '../../audit/telling.ts';
import { wordsOf, type Locale } from '../../audit/words.ts';
import { eventOf, type Difference } from './difference.ts';

/** The parts that the title of a command is put together from. */
export interface TitleTelling extends Telling {
  /** Until when the thing is valid afterwards: `until 31 March 2028`, `until further notice`. */
  readonly end: string;
  /** Whether it has an end of its own afterwards. */
  readonly ends: boolean;
  /** Whether the command says something about a field. */
  says(field: string): boolean;
  /** Of the thing as it will be, whatever it was. */
  afterwards(): Telling;
}

export function titleTellingOf(difference: Difference, locale: Locale): TitleTelling {
  const event = eventOf(difference);
  const { until = null } = (event.after?.['validity'] ?? {}) as { readonly until?: unknown };
  return {
    ...tellingOf(event, locale),
    end: wordsOf[locale].period(undefined, until === null ? undefined : shownValue(until, 'validity.until', locale)),
    ends: until !== null,
    says: (field) => difference.command[field] !== undefined,
    afterwards: () => tellingOf({ ...event, before: null }, locale),
  };
}
