import type { CatalogueRows, DomainRow } from '../../services/licence/src/features/licence-index/rows.ts';
import { domainName, features, packs, products, profiles, timeZones, type Population } from '../check/population.ts';

const named = (keys: readonly string[]) => keys.map((key, index) => ({ id: index + 1, key, name: key, featureValues: {} }));

export const sampleCatalogue: CatalogueRows = {
  products: products.map((key, index) => ({ id: index + 1, key, microsoftClientIds: [], googleClientIds: [] })),
  features: features.map(({ key, product }, index) => ({ id: index + 1, key, productId: product, defaultValue: false })),
  profiles: named(profiles),
  packs: named(packs),
};

export function sampleDomains({ domains }: Population): readonly DomainRow[] {
  return Array.from({ length: domains }, (_, n) => ({
    id: n + 1,
    names: [domainName(n)],
    timeZone: timeZones[n % timeZones.length] ?? 'UTC',
    graceDays: 0,
    offlineLeaseDays: null,
    suspended: false,
    packs: [],
    microsoftTenants: [],
    validFrom: '2020-01-01',
    validUntil: '2097-03-31',
  }));
}
