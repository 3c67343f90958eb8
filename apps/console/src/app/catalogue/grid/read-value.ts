import type { Feature } from '../../api/shapes.ts';

export type FeatureType = Feature['type'];
export type FeatureValue = Feature['defaultValue'];

/** The value that a text stands for, or nothing where it does not fit the feature's type. */
export type ReadValue = { readonly ok: true; readonly value: FeatureValue } | { readonly ok: false };

const refused: ReadValue = { ok: false };

/** `groupedBy`: what separates thousands where the text was written, beside spaces: "20,000". */
export function readValue(type: FeatureType, text: string, groupedBy: string): ReadValue {
  switch (type.type) {
    case 'flag':
      return text === 'true' || text === 'false' ? { ok: true, value: text === 'true' } : refused;
    case 'number':
      return readWholeNumber(text, groupedBy, type);
    case 'choice':
      return type.options.includes(text) ? { ok: true, value: text } : refused;
    case 'text':
      return Array.from(text).length <= type.maxLength ? { ok: true, value: text } : refused;
    default:
      return type satisfies never;
  }
}

function readWholeNumber(text: string, groupedBy: string, bounds: { readonly minimum: number; readonly maximum: number }): ReadValue {
  const dense = text.replaceAll(/\s/gu, '');
  const isGrouped = groupedBy === ',' && /^[-+]?\d{1,3}(?:,\d{3})+$/u.test(dense);
  const digits = isGrouped ? dense.replaceAll(',', '') : dense;
  if (!/^[-+]?\d{1,16}$/u.test(digits)) return refused;
  const value = Number(digits) + 0;
  return Number.isSafeInteger(value) && value >= bounds.minimum && value <= bounds.maximum ? { ok: true, value } : refused;
}
