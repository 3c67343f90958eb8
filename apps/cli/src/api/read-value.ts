import { UsageError } from '../verb.ts';
import type { Field } from './fields.ts';
import { readTime } from './said-beside.ts';
import { itemsOf, typesOf, type JsonSchema } from './operations.ts';

/** Turns what was typed after an option into what the API wants. `none` is null where null is allowed. */
export function readValue({ option, schema }: Pick<Field, 'option' | 'schema'>, texts: readonly string[]): unknown {
  const types = typesOf(schema);
  const [text = ''] = texts;
  if (text === 'none' && types.has('null')) return null;
  const items = itemsOf(schema);
  if (items !== undefined) return text.startsWith('[') ? readJson(option, text) : readList(texts, items);
  if (types.has('object')) return readJson(option, text);
  if (option === 'apply-at') return readTime(text);
  if (schemaFormatOf(schema) === 'date-time') return readInstant(option, text);
  return types.has('integer') || types.has('number') || types.has('boolean') ? readScalar(text) : text;
}

function readJson(option: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`--${option} takes JSON, in single quotes: '{"cube.connect":true}'.`);
  }
}

/** `true`, `20000`, or the text itself. */
function readScalar(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

/** `finance,trial`: texts, or objects of which only one property must be given. */
function readList(texts: readonly string[], items: JsonSchema): readonly unknown[] {
  const parts = texts
    .flatMap((text) => text.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [property, second] = items.required ?? [];
  if (property !== undefined && second === undefined) return parts.map((part) => ({ [property]: part }));
  return typesOf(items).has('integer') ? parts.map(readScalar) : parts;
}

function schemaFormatOf({ format, anyOf }: JsonSchema): string | undefined {
  return format ?? anyOf?.find((one) => one.format !== undefined)?.format;
}

/** A date: until the end of that day, UTC. Or an instant. */
function readInstant(option: string, text: string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text))
      return Temporal.PlainDate.from(text).add({ days: 1 }).toZonedDateTime('UTC').toInstant().toString();
    return Temporal.Instant.from(text).toString();
  } catch {
    throw new UsageError(`--${option} takes a date such as 2027-03-31, or an instant such as 2027-03-31T12:00:00Z.`);
  }
}
