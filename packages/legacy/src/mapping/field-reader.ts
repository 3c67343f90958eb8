import type { FieldReader } from './entity-fields.ts';
import type { ColumnMapping, Mapping } from './mapping.ts';
import { readAddress, readDomainName } from '../values/address.ts';
import { readDay, readInstant } from '../values/date.ts';
import { flagWords, readFlag } from '../values/flag.ts';
import { readId } from '../values/id.ts';
import { read, unreadable, type ReadValue } from '../values/read-value.ts';
import { readSettings } from '../values/settings.ts';
import { readLocale, readNumber, readText, readTimeZone } from '../values/text.ts';

export type ReadField = (text: string) => ReadValue<unknown>;

const maxLengths = { name: 200, reference: 100, description: 2_000, value: 2_000 } as const;

/** How a column is read under the rules of the mapping file and its own. */
export function fieldReader(reader: FieldReader, column: Pick<ColumnMapping, 'dates' | 'negated'>, mapping: Mapping): ReadField {
  const dates = { ...mapping.dates, ...column.dates };
  switch (reader) {
    case 'id':
      return readId;
    case 'address':
      return (text) => readAddress(text, mapping.addresses);
    case 'domain-name':
      return readDomainName;
    case 'name':
    case 'reference':
    case 'description':
    case 'value':
      return (text) => readText(text, maxLengths[reader]);
    case 'flag':
      return flagReader(mapping, column.negated);
    case 'first-day':
      return rememberingLast((text) => readDay(text, 'from', dates, mapping.timeZone));
    case 'last-day':
      return rememberingLast((text) => readDay(text, 'until', dates, mapping.timeZone));
    case 'instant':
      return (text) => readInstant(text, dates);
    case 'number':
      return readNumber;
    case 'locale':
      return readLocale;
    case 'time-zone':
      return readTimeZone;
    case 'settings':
      return readSettings;
  }
}

function flagReader({ flags }: Mapping, negated: boolean): ReadField {
  const words = flagWords(flags);
  return (text) => {
    const flag = readFlag(text, words);
    return flag === undefined
      ? unreadable('unreadable_flag', 'It says neither yes nor no: correct it, or add the word to the flags of the mapping file.')
      : read(flag !== negated);
  };
}

const maxRemembered = 500;

/** Days of validity repeat over many rows. */
function rememberingLast(read: ReadField): ReadField {
  const known = new Map<string, ReadValue<unknown>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size >= maxRemembered) known.clear();
    known.set(text, value);
    return value;
  };
}
