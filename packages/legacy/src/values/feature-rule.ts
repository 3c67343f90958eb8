import { checkFeatureValue, type FeatureType, type FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import { readFlag, type FlagWords } from './flag.ts';

/** What a feature of the old database becomes. */
export interface FeatureRule {
  /** Key of the product's feature: `adhoc.maxRows`. */
  readonly key: string;
  readonly type: FeatureType;
}

export type ReadFeatureValue =
  | { readonly ok: true; readonly value: FeatureValue }
  | { readonly ok: false; readonly code: string; readonly detail: string };

const wholeNumber = /^[+-]?\d{1,15}(?:[.,]0*)?$/;

/**
 * A value of a feature as the old database has it, typed: `1`, `True` and `VRAI` are true where it is a flag, and one and two texts where
 * it is none. Refused with the codes of `checkFeatureValue`.
 */
export function readFeatureValue({ type }: FeatureRule, written: boolean | number | string, words: FlagWords): ReadFeatureValue {
  return checkFeatureValue(type, converted(type, written, words));
}

function converted(type: FeatureType, written: boolean | number | string, words: FlagWords): unknown {
  if (type.type === 'flag') return typeof written === 'boolean' ? written : (readFlag(String(written), words) ?? written);
  if (type.type === 'number')
    return typeof written === 'string' && wholeNumber.test(written.trim()) ? Number.parseInt(written, 10) : written;
  const text = String(written).trim();
  return type.type === 'choice' ? (type.options.find((option) => option.toLowerCase() === text.toLowerCase()) ?? text) : text;
}
