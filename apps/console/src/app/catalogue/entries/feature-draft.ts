import type { Command, Feature } from '../../api/shapes.ts';
import { readValue, type FeatureType, type FeatureValue } from '../grid/read-value.ts';

/** A feature as it is written in a form: all of it text. */
export interface FeatureDraft {
  readonly product: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly type: FeatureType['type'];
  readonly minimum: string;
  readonly maximum: string;
  /** One a line. */
  readonly options: string;
  readonly maxLength: string;
  readonly defaultValue: string;
}

export type ReadDraft =
  | { readonly ok: true; readonly type: FeatureType; readonly defaultValue: FeatureValue }
  | { readonly ok: false; readonly misfit: 'minimum' | 'maximum' | 'options' | 'maxLength' }
  | { readonly ok: false; readonly misfit: 'defaultValue'; readonly type: FeatureType };

const any = { type: 'number', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER } as const;
const longest = { type: 'number', minimum: 1, maximum: 1_000 } as const;
const mostOptions = 50;

export function featureDraftOf(feature: Feature | undefined, product: string): FeatureDraft {
  const empty = { minimum: '0', maximum: '100', options: '', maxLength: '80' };
  if (feature === undefined) return { product, key: '', name: '', description: '', type: 'flag', ...empty, defaultValue: 'false' };
  const { key, name, description, type } = feature;
  const said = { product: feature.product, key, name, description, type: type.type, ...empty, defaultValue: String(feature.defaultValue) };
  switch (type.type) {
    case 'flag':
      return said;
    case 'number':
      return { ...said, minimum: String(type.minimum), maximum: String(type.maximum) };
    case 'choice':
      return { ...said, options: type.options.join('\n') };
    case 'text':
      return { ...said, maxLength: String(type.maxLength) };
    default:
      return type satisfies never;
  }
}

export function readDraft(draft: FeatureDraft, groupedBy: string): ReadDraft {
  const read = readType(draft, groupedBy);
  if ('misfit' in read) return { ok: false, ...read };
  const value = readValue(read.type, draft.defaultValue, groupedBy);
  return value.ok ? { ok: true, type: read.type, defaultValue: value.value } : { ok: false, misfit: 'defaultValue', type: read.type };
}

type ReadType = { readonly type: FeatureType } | { readonly misfit: 'minimum' | 'maximum' | 'options' | 'maxLength' };

function readType({ type, ...draft }: FeatureDraft, groupedBy: string): ReadType {
  switch (type) {
    case 'flag':
      return { type: { type } };
    case 'number': {
      const [minimum, maximum] = [readValue(any, draft.minimum, groupedBy), readValue(any, draft.maximum, groupedBy)];
      if (!minimum.ok) return { misfit: 'minimum' };
      if (!maximum.ok || minimum.value > maximum.value) return { misfit: 'maximum' };
      return { type: { type, minimum: Number(minimum.value), maximum: Number(maximum.value) } };
    }
    case 'choice': {
      const options = optionsOf(draft.options);
      const isFine = options.length > 0 && options.length <= mostOptions && new Set(options).size === options.length;
      return isFine ? { type: { type, options } } : { misfit: 'options' };
    }
    case 'text': {
      const length = readValue(longest, draft.maxLength, groupedBy);
      return length.ok ? { type: { type, maxLength: Number(length.value) } } : { misfit: 'maxLength' };
    }
    default:
      return type satisfies never;
  }
}

export function optionsOf(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The command that makes the feature what the draft says; undefined: it is that already. */
export function commandOfDraft(feature: Feature | undefined, draft: FeatureDraft, read: ReadDraft & { ok: true }): Command | undefined {
  const { product, key } = draft;
  const [name, description] = [draft.name.trim(), draft.description.trim()];
  const { type, defaultValue } = read;
  if (feature === undefined) return { kind: 'feature.create', product, key: key.trim(), name, description, type, defaultValue };
  const changed = {
    ...(name !== feature.name && { name }),
    ...(description !== feature.description && { description }),
    ...(JSON.stringify(typed(type)) !== JSON.stringify(typed(feature.type)) && { type }),
    ...(defaultValue !== feature.defaultValue && { defaultValue }),
  };
  return Object.keys(changed).length === 0 ? undefined : { kind: 'feature.change', key: feature.key, ...changed };
}

/** Its parts in one order, so that two of them can be compared. */
function typed(type: FeatureType): readonly unknown[] {
  switch (type.type) {
    case 'flag':
      return ['flag'];
    case 'number':
      return ['number', type.minimum, type.maximum];
    case 'choice':
      return ['choice', type.options];
    case 'text':
      return ['text', type.maxLength];
    default:
      return type satisfies never;
  }
}
