import { shownValue } from '../../audit/shown-value.ts';
import { tellingOf, type Telling } from '../../audit/telling.ts';
import { wordsOf, type Locale } from '../../audit/words.ts';
import { eventOf, type Difference } from './difference.ts';

/** The parts that the title of a command is put together from. */
export interface TitleTelling extends Telling {
  /** Until when the thing is renewed: `until 31 March 2028`, `until further notice`. */
  readonly end: string;
  /** Whether it gets an end of its own. */
  readonly ends: boolean;
  /** Whether the command says something about a field. */
  says(field: string): boolean;
  /** Of the thing as it will be, whatever it was. */
  afterwards(): Telling;
  /** The user whom it is about, as they went by until now. */
  formerly(): string;
}

export function titleTellingOf(difference: Difference, locale: Locale): TitleTelling {
  const event = eventOf(difference);
  const until = difference.command['until'] ?? null;
  return {
    ...tellingOf(event, locale),
    end: wordsOf[locale].period(undefined, until === null ? undefined : shownValue(until, 'validity.until', locale)),
    ends: until !== null,
    says: (field) => difference.command[field] !== undefined,
    afterwards: () => tellingOf({ ...event, before: null }, locale),
    formerly: () => tellingOf({ ...event, after: null }, locale).person,
  };
}
