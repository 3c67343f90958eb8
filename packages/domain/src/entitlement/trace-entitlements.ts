import type { ValueChange } from '../history/dated.ts';
import { resolveEntitlements, type EntitledFeature, type Entitlement, type Layer } from './resolve-entitlements.ts';

/** A layer that knows how it came to be. */
export interface TracedLayer extends Layer {
  /** When the person got the pack or the profile; null of an override, which is theirs from the beginning. */
  readonly given: ValueChange | null;
  /** When each value came to be what it is, by feature id. */
  readonly set: ReadonlyMap<number, ValueChange>;
}

export interface TracedFeature extends EntitledFeature {
  /** When the default value came to be what it is. */
  readonly set: ValueChange;
}

type SpeakingLayer = Entitlement['layers'][number] & { readonly set: ValueChange; readonly given: ValueChange | null };

export interface TracedEntitlement extends Entitlement {
  readonly layers: readonly SpeakingLayer[];
}

/** What a person gets at an instant, as {@link resolveEntitlements} has it, and how each value came to be. */
export function traceEntitlements(
  features: readonly TracedFeature[],
  layers: readonly TracedLayer[],
  at: number,
): readonly TracedEntitlement[] {
  return resolveEntitlements(features, layers, at).map((entitlement, index) => {
    const changes = changesOf(features[index], layers);
    return { ...entitlement, layers: entitlement.layers.flatMap((layer, place) => withChange(layer, changes[place])) };
  });
}

interface Changes {
  readonly set: ValueChange;
  readonly given: ValueChange | null;
}

/** Of the default and of all that speak of the feature, in the order in which they do. */
function changesOf(feature: TracedFeature | undefined, layers: readonly TracedLayer[]): readonly Changes[] {
  if (feature === undefined) return [];
  const ofLayers = layers.flatMap(({ given, set }) => {
    const change = set.get(feature.id);
    return change === undefined ? [] : [{ set: change, given }];
  });
  return [{ set: feature.set, given: null }, ...ofLayers];
}

function withChange(layer: Entitlement['layers'][number], changes: Changes | undefined): readonly SpeakingLayer[] {
  return changes === undefined ? [] : [{ ...layer, ...changes }];
}
