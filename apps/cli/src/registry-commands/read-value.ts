import { UsageError } from '../verb.ts';
import { typesOf, type JsonSchema } from './command-fields.ts';

/** Turns what was typed after an option into what the command wants. `none` is null where null is allowed. */
export function readValue(option: string, text: string, schema: JsonSchema): unknown {
  const types = typesOf(schema);
  if (text === 'none' && types.has('null')) return null;
  if (types.has('array')) return text.startsWith('[') ? readJson(option, text) : readList(text, schema);
  if (types.has('object')) return readJson(option, text);
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
function readList(text: string, { items }: JsonSchema): readonly unknown[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [property, second] = items?.required ?? [];
  return property !== undefined && second === undefined ? parts.map((part) => ({ [property]: part })) : parts;
}
