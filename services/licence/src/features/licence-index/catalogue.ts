import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import type { EntitledFeature, Layer } from '@seatledger/domain/entitlement/resolve-entitlements.ts';
import { always } from '@seatledger/domain/validity/validity.ts';
import type { CatalogueRows, ProductRow, ValueSetRow } from './rows.ts';

export interface Profile {
  readonly key: string;
  readonly layer: Layer;
}

export interface Pack {
  readonly key: string;
  readonly name: string;
  readonly values: ReadonlyMap<number, FeatureValue>;
}

/** What is sold, as the check needs it. */
export interface Catalogue {
  readonly features: readonly EntitledFeature[];
  readonly featuresOfProduct: ReadonlyMap<string, readonly EntitledFeature[]>;
  readonly productIds: ReadonlyMap<string, number>;
  /** Keys of products, by the clients whose identity tokens speak for their people. */
  readonly productsOfClients: Readonly<Record<'microsoft' | 'google', ReadonlyMap<string, readonly string[]>>>;
  readonly profiles: ReadonlyMap<number, Profile>;
  readonly packs: ReadonlyMap<number, Pack>;
}

export const emptyCatalogue: Catalogue = catalogueOf({ products: [], features: [], profiles: [], packs: [] });

export function catalogueOf(rows: CatalogueRows): Catalogue {
  const featuresOfProduct = new Map<string, EntitledFeature[]>(rows.products.map(({ key }) => [key, []]));
  const keyOfProduct = new Map(rows.products.map(({ id, key }) => [id, key]));
  const features = rows.features.map(({ id, key, productId, defaultValue }) => {
    const feature = { id, key, defaultValue };
    featuresOfProduct.get(keyOfProduct.get(productId) ?? '')?.push(feature);
    return feature;
  });
  return {
    features,
    featuresOfProduct,
    productIds: new Map(rows.products.map(({ id, key }) => [key, id])),
    productsOfClients: {
      microsoft: productsByClient(rows.products, 'microsoftClientIds'),
      google: productsByClient(rows.products, 'googleClientIds'),
    },
    profiles: new Map(rows.profiles.map((row) => [row.id, profileOf(row)])),
    packs: new Map(rows.packs.map((row) => [row.id, { key: row.key, name: row.name, values: valuesOf(row) }])),
  };
}

function productsByClient(
  products: readonly ProductRow[],
  clientIds: 'microsoftClientIds' | 'googleClientIds',
): ReadonlyMap<string, readonly string[]> {
  const pairs = products.flatMap((product) => product[clientIds].map((clientId) => ({ clientId, key: product.key })));
  const byClient = Map.groupBy(pairs, ({ clientId }) => clientId);
  return new Map(Array.from(byClient, ([clientId, group]) => [clientId, group.map(({ key }) => key)]));
}

function profileOf(row: ValueSetRow): Profile {
  const { key, name } = row;
  return { key, layer: { origin: { kind: 'profile', key, name }, period: always, values: valuesOf(row) } };
}

function valuesOf({ featureValues }: ValueSetRow): ReadonlyMap<number, FeatureValue> {
  return new Map(Object.entries(featureValues).map(([featureId, value]) => [Number(featureId), value]));
}
