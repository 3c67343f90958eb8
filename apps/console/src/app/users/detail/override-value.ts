import type { Feature } from '../../api/shapes.ts';

type FeatureType = Feature['type'];

/** The value as its control has it. */
export function initialText(feature: Feature | undefined, override: { readonly value: boolean | number | string } | undefined): string {
  const value = override?.value ?? feature?.defaultValue;
  return value === undefined ? '' : String(value);
}

/** The value of a control, typed as its feature is; undefined where the feature does not take it. */
export function valueOfText(type: FeatureType | undefined, text: string): boolean | number | string | undefined {
  switch (type?.type) {
    case 'flag':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
    case 'number': {
      const value = Number(text.replaceAll(/[\s\u00a0\u202f,]/gu, ''));
      return text.trim() !== '' && Number.isSafeInteger(value) && value >= type.minimum && value <= type.maximum ? value : undefined;
    }
    case 'choice':
      return type.options.includes(text) ? text : undefined;
    case 'text':
      return Array.from(text).length <= type.maxLength ? text : undefined;
    case undefined:
      return undefined;
  }
}
