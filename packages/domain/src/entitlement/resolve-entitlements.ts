import { inForce, type Period } from '../validity/validity.ts';
import type { FeatureValue } from './feature.ts';

/** Where a value comes from. `order` is the pack's place among the packs of the domain, the higher the stronger. */
export type Origin =
  | { readonly kind: 'default' }
  | { readonly kind: 'pack'; readonly key: string; readonly name: string; readonly order: number }
  | { readonly kind: 'profile'; readonly key: string; readonly name: string }
  | { readonly kind: 'override'; readonly reason: string };

/** Values of one origin, by feature id, and when they are in force. A feature that is not among them is left as it was. */
export interface Layer {
  readonly origin: Origin;
  readonly period: Period;
  readonly values: ReadonlyMap<number, FeatureValue>;
}

/** A feature as resolution needs it. */
export interface EntitledFeature {
  readonly id: number;
  readonly key: string;
  readonly defaultValue: FeatureValue;
}

/**
 * What a person gets of one feature, and why: `value` and `origin` are those that win, `layers` all that speak of the feature,
 * weakest first, beginning with the default; those not in force at the instant are among them and never win.
 */
export interface Entitlement {
  readonly featureId: number;
  readonly key: string;
  readonly value: FeatureValue;
  readonly origin: Origin;
  readonly layers: readonly { readonly origin: Origin; readonly value: FeatureValue; readonly inForce: boolean }[];
}

/** The layers of one person, weakest first: packs by order (by key where equal), the profile, then overrides as they are given. */
export function layersOf<One extends Layer>(sources: {
  readonly packs: readonly One[];
  readonly profile: One | null;
  readonly overrides: readonly One[];
}): readonly One[] {
  const profile = sources.profile === null ? [] : [sources.profile];
  return [...sources.packs.toSorted(byPackOrder), ...profile, ...sources.overrides];
}

function byPackOrder(a: Layer, b: Layer): number {
  if (a.origin.kind !== 'pack' || b.origin.kind !== 'pack') return 0;
  return a.origin.order - b.origin.order || (a.origin.key < b.origin.key ? -1 : Number(a.origin.key > b.origin.key));
}

/**
 * What a person gets of each feature at an instant (epoch milliseconds), in the order of `features`. The last layer in force
 * that has a value for a feature wins, the default where none has. Values for features that are not asked for are ignored.
 */
export function resolveEntitlements(features: readonly EntitledFeature[], layers: readonly Layer[], at: number): readonly Entitlement[] {
  return features.map((feature) => resolveFeature(feature, layers, at));
}

const byDefault: Origin = { kind: 'default' };

function resolveFeature(feature: EntitledFeature, layers: readonly Layer[], at: number): Entitlement {
  let winner = { origin: byDefault, value: feature.defaultValue, inForce: true };
  const speaking = [winner];
  for (const { origin, period, values } of layers) {
    const value = values.get(feature.id);
    if (value === undefined) continue;
    const layer = { origin, value, inForce: inForce(period, at) };
    speaking.push(layer);
    if (layer.inForce) winner = layer;
  }
  return { featureId: feature.id, key: feature.key, value: winner.value, origin: winner.origin, layers: speaking };
}

/** The next instant after `at` at which a layer starts or ends (epoch milliseconds), Infinity if none: until then nothing changes by itself. */
export function nextEntitlementChange(layers: readonly Layer[], at: number): number {
  let next = Infinity;
  for (const { startsAt, endsAt } of layers.map((layer) => layer.period)) {
    if (startsAt >= endsAt) continue;
    if (startsAt > at) next = Math.min(next, startsAt);
    else if (endsAt > at) next = Math.min(next, endsAt);
  }
  return next;
}

// A no-break space, which French wants inside its quotation marks and before a colon.
const nbsp = '\u00a0';

/** Where a value comes from, as a phrase that ends a sentence: `from pack “Finance”, order 2`. */
export function describeOrigin(origin: Origin, locale: 'en' | 'fr'): string {
  const isFrench = locale === 'fr';
  switch (origin.kind) {
    case 'default':
      return isFrench ? 'par défaut' : 'by default';
    case 'pack':
      return isFrench ? `du pack ${quotedFr(origin.name)}, ordre ${origin.order}` : `from pack “${origin.name}”, order ${origin.order}`;
    case 'profile':
      return isFrench ? `du profil ${quotedFr(origin.name)}` : `from profile “${origin.name}”`;
    case 'override':
      return isFrench ? `d’une dérogation${nbsp}: ${quotedFr(origin.reason)}` : `from an override: “${origin.reason}”`;
    default:
      return origin satisfies never;
  }
}

function quotedFr(text: string): string {
  return `«${nbsp}${text}${nbsp}»`;
}
