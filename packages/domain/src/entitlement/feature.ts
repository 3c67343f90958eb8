/** What a feature is set to: a flag, a whole number, or the text of a choice or text feature. */
export type FeatureValue = boolean | number | string;

/** Which values a feature takes. Bounds are inclusive safe integers; `maxLength` counts Unicode code points. */
export type FeatureType =
  | { readonly type: 'flag' }
  | { readonly type: 'number'; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'choice'; readonly options: readonly string[] }
  | { readonly type: 'text'; readonly maxLength: number };

/**
 * The value, or why it is refused. Codes: `not_a_flag`, `not_a_whole_number`, `below_minimum`, `above_maximum`, `not_an_option`,
 * `not_a_text`, `text_too_long`. `detail` is one English sentence that says what to enter.
 */
export type CheckedValue =
  | { readonly ok: true; readonly value: FeatureValue }
  | { readonly ok: false; readonly code: string; readonly detail: string };

/** Checks a value of any kind against a feature's type. Nothing is converted: `"5"` is no number, and -0 alone becomes 0. */
export function checkFeatureValue(type: FeatureType, value: unknown): CheckedValue {
  switch (type.type) {
    case 'flag':
      return typeof value === 'boolean' ? { ok: true, value } : refuse('not_a_flag', 'Enter true or false.');
    case 'number':
      return checkNumber(type.minimum, type.maximum, value);
    case 'choice':
      if (typeof value === 'string' && type.options.includes(value)) return { ok: true, value };
      return refuse('not_an_option', `Choose one of: ${type.options.join(', ')}.`);
    case 'text':
      return checkText(type.maxLength, value);
    default:
      return type satisfies never;
  }
}

function checkNumber(minimum: number, maximum: number, value: unknown): CheckedValue {
  const range = `Enter a whole number from ${minimum} to ${maximum}.`;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return refuse('not_a_whole_number', range);
  if (value < minimum) return refuse('below_minimum', range);
  if (value > maximum) return refuse('above_maximum', range);
  return { ok: true, value: value + 0 };
}

function checkText(maxLength: number, value: unknown): CheckedValue {
  // PostgreSQL stores neither U+0000 nor half a surrogate pair.
  if (typeof value !== 'string' || !value.isWellFormed() || value.includes('\0')) {
    return refuse('not_a_text', `Enter a text of at most ${maxLength} characters.`);
  }
  // A code point takes at most two code units: what is over twice the limit need not be counted.
  if (value.length > maxLength * 2 || Array.from(value).length > maxLength) {
    return refuse('text_too_long', `Shorten the text to at most ${maxLength} characters.`);
  }
  return { ok: true, value };
}

function refuse(code: string, detail: string): CheckedValue {
  return { ok: false, code, detail };
}
