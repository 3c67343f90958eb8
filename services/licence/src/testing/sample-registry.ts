import { LicenceIndex } from '../features/licence-index/licence-index.ts';
import type { CatalogueRows, DomainRow, OverrideRow, UserRow } from '../features/licence-index/rows.ts';

/** A noon on which the sample licences are active. */
export const noon = Date.parse('2026-11-22T12:00:00Z');

export const sampleCatalogue: CatalogueRows = {
  products: [
    { id: 1, key: 'excel-addin', microsoftClientIds: [], googleClientIds: [] },
    { id: 2, key: 'sheets-addin', microsoftClientIds: [], googleClientIds: [] },
  ],
  features: [
    { id: 1, key: 'cube.connect', productId: 1, defaultValue: false },
    { id: 2, key: 'adhoc.maxRows', productId: 1, defaultValue: 1000 },
    { id: 3, key: 'theme', productId: 2, defaultValue: 'light' },
  ],
  profiles: [
    { id: 1, key: 'viewer', name: 'Viewer', featureValues: {} },
    { id: 2, key: 'analyst', name: 'Analyst', featureValues: { 1: true, 2: 20_000 } },
  ],
  packs: [
    { id: 1, key: 'finance', name: 'Finance', featureValues: { 1: true, 2: 5000 } },
    { id: 2, key: 'night', name: 'Night', featureValues: { 2: 7000, 3: 'dark' } },
  ],
};

export function domainRow(row: Partial<DomainRow> = {}): DomainRow {
  return {
    id: 1,
    names: ['acme.example'],
    timeZone: 'Europe/Paris',
    graceDays: 0,
    offlineLeaseDays: null,
    suspended: false,
    validFrom: '2026-01-01',
    validUntil: '2027-03-31',
    packs: [],
    microsoftTenants: [],
    ...row,
  };
}

export function userRow(row: Partial<UserRow> = {}): UserRow {
  return { id: 1, domainId: 1, localPart: 'ana', profileId: 1, validFrom: null, validUntil: null, suspended: false, ...row };
}

export function overrideRow(row: Partial<OverrideRow> = {}): OverrideRow {
  return { userId: 1, featureId: 1, value: true, validFrom: null, validUntil: null, ...row };
}

export interface SampleRegistry {
  readonly catalogue?: CatalogueRows;
  readonly domains?: readonly DomainRow[];
  readonly users?: readonly UserRow[];
  readonly overrides?: readonly OverrideRow[];
}

/** An index of some rows; without any, of Ana, who has a licence at acme.example. */
export async function sampleIndex(registry: SampleRegistry = {}): Promise<LicenceIndex> {
  const { catalogue = sampleCatalogue, domains = [domainRow()], users = [userRow()], overrides = [] } = registry;
  const index = new LicenceIndex();
  index.setCatalogue(catalogue);
  index.replaceDomains([], domains);
  await index.makeRoomFor(users.length);
  index.replaceUsers(
    [],
    users,
    Map.groupBy(overrides, ({ userId }) => userId),
  );
  return index;
}
