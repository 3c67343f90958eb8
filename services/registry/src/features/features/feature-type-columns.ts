import type { FeatureType } from '@seatledger/domain/entitlement/feature.ts';

/** How a feature's type is stored: constraints see to it that exactly the columns of the type are filled. */
export interface FeatureTypeColumns {
  readonly type: string;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly options: string[] | null;
  readonly maxLength: number | null;
}

const none = { minimum: null, maximum: null, options: null, maxLength: null };

export function columnsOf(type: FeatureType): FeatureTypeColumns {
  switch (type.type) {
    case 'flag':
      return { ...none, type: type.type };
    case 'number':
      return { ...none, type: type.type, minimum: type.minimum, maximum: type.maximum };
    case 'choice':
      return { ...none, type: type.type, options: [...type.options] };
    case 'text':
      return { ...none, type: type.type, maxLength: type.maxLength };
    default:
      return type satisfies never;
  }
}

export function typeOf({ type, minimum, maximum, options, maxLength }: FeatureTypeColumns): FeatureType {
  if (type === 'flag') return { type };
  if (type === 'number' && minimum !== null && maximum !== null) return { type, minimum, maximum };
  if (type === 'choice' && options !== null) return { type, options };
  if (type === 'text' && maxLength !== null) return { type, maxLength };
  throw new Error(`a feature of type ${type} is not stored as such`);
}
