import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { always, type Period } from '../validity/validity.ts';
import { checkFeatureValue, type FeatureType, type FeatureValue } from './feature.ts';
import {
  describeOrigin,
  layersOf,
  nextEntitlementChange,
  resolveEntitlements,
  type EntitledFeature,
  type Layer,
  type Origin,
} from './resolve-entitlements.ts';

type Bounds = readonly [number | null, number | null];

interface ShortLayer {
  readonly pack?: string;
  readonly order?: number;
  readonly profile?: string;
  readonly override?: string;
  readonly period?: Bounds;
  readonly values: Readonly<Record<string, FeatureValue>>;
}

interface Vectors {
  readonly values: readonly { name: string; type: FeatureType; input: unknown; result?: FeatureValue; code?: string }[];
  readonly features: readonly EntitledFeature[];
  readonly resolutions: readonly {
    name: string;
    at: number;
    layers: readonly ShortLayer[];
    values: Record<string, [FeatureValue, string]>;
  }[];
  readonly changes: readonly { name: string; periods: readonly Bounds[]; at: number; result: number | null }[];
  readonly origins: readonly { name: string; origin: Origin; en: string; fr: string }[];
}

const vectors = JSON.parse(readFileSync(new URL('../../../../tests/vectors/entitlement.json', import.meta.url), 'utf8')) as Vectors;

describe('checkFeatureValue', () => {
  for (const { name, type, input, result, code } of vectors.values) {
    it(`${code === undefined ? 'accepts' : `refuses as ${code}`} ${name}`, () => {
      const checked = checkFeatureValue(type, input);
      if (code === undefined) return assert.deepEqual(checked, { ok: true, value: result });
      assert.equal(checked.ok ? '' : checked.code, code);
      assert.match(checked.ok ? '' : checked.detail, /^[A-Z].*\.$/);
    });
  }

  it('refuses numbers that JSON cannot hold, and what only looks like one', () => {
    const type: FeatureType = { type: 'number', minimum: 0, maximum: 10 };
    for (const value of [NaN, undefined, 5n, {}, new Number(5)]) assert.equal(checkFeatureValue(type, value).ok, false);
  });

  it('accepts what it has accepted before', () => {
    fc.assert(
      fc.property(featureType, fc.anything(), (type, value) => {
        const checked = checkFeatureValue(type, value);
        if (checked.ok) assert.deepEqual(checkFeatureValue(type, checked.value), checked);
      }),
    );
  });
});

describe('resolveEntitlements', () => {
  for (const { name, at, layers, values } of vectors.resolutions) {
    it(name, () => {
      const resolved = resolveEntitlements(vectors.features, layersOf(sourcesOf(layers)), at);
      assert.deepEqual(
        resolved.map(({ key, value, origin }) => [key, value, nameOf(origin)]),
        Object.entries(values).map(([key, [value, origin]]) => [key, value, origin]),
      );
    });
  }

  it('lists every layer that speaks of a feature, weakest first, with the default and those not in force', () => {
    const pack: Origin = { kind: 'pack', key: 'finance', name: 'Finance', order: 2 };
    const override: Origin = { kind: 'override', reason: 'trial' };
    const layers: Layer[] = [
      { origin: pack, period: always, values: new Map([[2, 5]]) },
      { origin: { kind: 'profile', key: 'viewer', name: 'Viewer' }, period: always, values: new Map([[1, true]]) },
      { origin: override, period: { startsAt: 200, endsAt: 300 }, values: new Map([[2, 9]]) },
    ];
    assert.deepEqual(resolveEntitlements(vectors.features, layers, 100)[1], {
      featureId: 2,
      key: 'max-rows',
      value: 5,
      origin: pack,
      layers: [
        { origin: { kind: 'default' }, value: 1000, inForce: true },
        { origin: pack, value: 5, inForce: true },
        { origin: override, value: 9, inForce: false },
      ],
    });
  });

  it('gives the last layer in force, the default where there is none', () => {
    fc.assert(
      fc.property(someLayers, time, (layers, at) => {
        for (const { featureId, value, origin } of resolveEntitlements(features, layers, at)) {
          const winner = layers.findLast((layer) => layer.period.startsAt <= at && at < layer.period.endsAt && layer.values.has(featureId));
          assert.equal(value, winner === undefined ? -1 : winner.values.get(featureId));
          assert.deepEqual(origin, winner?.origin ?? { kind: 'default' });
        }
      }),
    );
  });

  it('answers in the order asked, each feature by itself', () => {
    fc.assert(
      fc.property(someLayers, time, fc.shuffledSubarray(features), (layers, at, asked) => {
        const all = new Map(resolveEntitlements(features, layers, at).map((entitlement) => [entitlement.featureId, entitlement]));
        assert.deepEqual(
          resolveEntitlements(asked, layers, at),
          asked.map(({ id }) => all.get(id)),
        );
      }),
    );
  });

  it('does not mind the order of layers that do not speak of the same features', () => {
    fc.assert(
      fc.property(shuffledDisjointLayers, time, ([layers, shuffled], at) => {
        assert.deepEqual(resolveEntitlements(features, shuffled, at), resolveEntitlements(features, layers, at));
      }),
    );
  });

  it('does not mind the order in which packs are given', () => {
    fc.assert(
      fc.property(shuffledPacks, ([packs, shuffled]) => {
        assert.deepEqual(layersOf({ packs: shuffled, profile: null, overrides: [] }), layersOf({ packs, profile: null, overrides: [] }));
      }),
    );
  });

  it('changes by itself only at nextEntitlementChange', () => {
    fc.assert(
      fc.property(someLayers, time, (layers, at) => {
        const next = Math.min(nextEntitlementChange(layers, at), 200);
        assert.ok(next > at);
        const now = resolveEntitlements(features, layers, at);
        for (let later = at; later < next; later += 1) assert.deepEqual(resolveEntitlements(features, layers, later), now);
      }),
    );
  });
});

describe('nextEntitlementChange', () => {
  for (const { name, periods, at, result } of vectors.changes) {
    it(name, () =>
      assert.equal(
        nextEntitlementChange(
          periods.map((bounds) => layer({ kind: 'default' }, bounds, {})),
          at,
        ),
        result ?? Infinity,
      ),
    );
  }
});

describe('describeOrigin', () => {
  for (const { name, origin, en, fr } of vectors.origins) {
    it(`in English: ${name}`, () => assert.equal(describeOrigin(origin, 'en'), en));
    it(`in French: ${name}`, () => assert.equal(describeOrigin(origin, 'fr'), fr));
  }
});

function layer(origin: Origin, bounds: Bounds = [null, null], values: Readonly<Record<string, FeatureValue>>): Layer {
  const entries = Object.entries(values).map(([id, value]): [number, FeatureValue] => [Number(id), value]);
  return { origin, period: { startsAt: bounds[0] ?? -Infinity, endsAt: bounds[1] ?? Infinity }, values: new Map(entries) };
}

function sourcesOf(layers: readonly ShortLayer[]) {
  const all = layers.map(({ period, values, ...short }) => layer(originOf(short), period, values));
  const ofKind = (kind: Origin['kind']) => all.filter(({ origin }) => origin.kind === kind);
  return { packs: ofKind('pack'), profile: ofKind('profile')[0] ?? null, overrides: ofKind('override') };
}

function originOf({ pack, order = 0, profile, override = '' }: Omit<ShortLayer, 'values' | 'period'>): Origin {
  if (pack !== undefined) return { kind: 'pack', key: pack, name: pack, order };
  return profile === undefined ? { kind: 'override', reason: override } : { kind: 'profile', key: profile, name: profile };
}

function nameOf(origin: Origin): string {
  if (origin.kind === 'default') return 'default';
  return origin.kind === 'override' ? origin.reason : origin.key;
}

const features: EntitledFeature[] = [1, 2, 3, 4].map((id) => ({ id, key: `feature-${id}`, defaultValue: -1 }));
const time = fc.integer({ min: 0, max: 100 });
const edge = (open: number) => fc.oneof(time, fc.constant(open));
const period: fc.Arbitrary<Period> = fc.record({ startsAt: edge(-Infinity), endsAt: edge(Infinity) });
const origin: fc.Arbitrary<Origin> = fc.nat(5).map((number) => ({ kind: 'override', reason: `reason ${number}` }));
const values = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(9))).map((entries) => new Map<number, FeatureValue>(entries));
const someLayers: fc.Arbitrary<Layer[]> = fc.array(fc.record({ origin, period, values }), { maxLength: 6 });

const shuffledDisjointLayers = fc
  .tuple(period, period, period, origin, origin)
  .map(([a, b, c, first, second]): Layer[] => [
    { origin: first, period: a, values: new Map([[1, 10]]) },
    { origin: second, period: b, values: new Map([[2, 20]]) },
    {
      origin: first,
      period: c,
      values: new Map([
        [3, 30],
        [4, 40],
      ]),
    },
  ])
  .chain(withShuffle);

const shuffledPacks = fc
  .uniqueArray(fc.record({ key: fc.constantFrom(...'abcdef'), order: fc.nat(2) }), { selector: ({ key }) => key })
  .map((packs): Layer[] => packs.map(({ key, order }) => layer({ kind: 'pack', key, name: key, order }, [null, null], {})))
  .chain(withShuffle);

function withShuffle(layers: Layer[]): fc.Arbitrary<[Layer[], Layer[]]> {
  return fc.tuple(fc.constant(layers), fc.shuffledSubarray(layers, { minLength: layers.length }));
}

const featureType: fc.Arbitrary<FeatureType> = fc.oneof(
  fc.constant<FeatureType>({ type: 'flag' }),
  fc.constant<FeatureType>({ type: 'number', minimum: -1000, maximum: 1000 }),
  fc.constant<FeatureType>({ type: 'choice', options: ['', 'read', 'write'] }),
  fc.constant<FeatureType>({ type: 'text', maxLength: 8 }),
);
