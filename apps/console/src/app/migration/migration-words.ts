import type { IconName } from '../ui/icons.ts';
import type { Tone } from '../ui/state.ts';
import { count } from '../words/numbers.ts';
import type { Migration, RowFate } from './migration-shapes.ts';

/** How something stands: a word, an icon and a colour of the tokens. */
export interface Standing {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: Tone;
}

export function standingOf({ state }: Pick<Migration, 'state'>): Standing {
  switch (state) {
    case 'receiving':
      return { word: $localize`:@@migration.stateReceiving:Rows come in`, icon: 'upload', tone: 'unknown' };
    case 'planned':
      return { word: $localize`:@@migration.statePlanned:Planned`, icon: 'eye', tone: 'not-started' };
    case 'applying':
      return { word: $localize`:@@migration.stateApplying:Being applied`, icon: 'hourglass', tone: 'grace' };
    case 'applied':
      return { word: $localize`:@@migration.stateApplied:Applied`, icon: 'circle-check', tone: 'active' };
  }
}

export const fates = ['created', 'changed', 'same', 'merged', 'quarantined', 'left_out', 'dropped'] as const satisfies readonly RowFate[];

export function wordOfFate(fate: RowFate): string {
  switch (fate) {
    case 'created':
      return $localize`:@@migration.fateCreated:Created`;
    case 'changed':
      return $localize`:@@migration.fateChanged:Changed`;
    case 'same':
      return $localize`:@@migration.fateSame:As it is`;
    case 'merged':
      return $localize`:@@migration.fateMerged:Merged`;
    case 'quarantined':
      return $localize`:@@migration.fateQuarantined:Quarantined`;
    case 'left_out':
      return $localize`:@@migration.fateLeftOut:Left out`;
    case 'dropped':
      return $localize`:@@migration.fateDropped:Dropped`;
  }
}

const entityWords: Readonly<Record<string, () => string>> = {
  customer: () => $localize`:@@migration.ofCustomers:Customers`,
  domain: () => $localize`:@@migration.ofDomains:Domains`,
  user: () => $localize`:@@migration.ofUsers:Users`,
  seat: () => $localize`:@@migration.ofSeats:Seats`,
  'user-profile': () => $localize`:@@migration.ofUserProfiles:Profiles of users`,
  profile: () => $localize`:@@migration.ofProfiles:Profiles`,
  'profile-value': () => $localize`:@@migration.ofProfileValues:Values of profiles`,
  feature: () => $localize`:@@migration.ofFeatures:Features`,
  'domain-pack': () => $localize`:@@migration.ofDomainPacks:Packs of domains`,
  pack: () => $localize`:@@migration.ofPacks:Packs`,
  product: () => $localize`:@@migration.ofProducts:Products`,
  role: () => $localize`:@@migration.ofRoles:Roles`,
  operator: () => $localize`:@@migration.ofOperators:Operators`,
};

/** What a table of the old database holds, or what kind of thing is compared. */
export function wordOfEntity(entity: string): string {
  return entityWords[entity]?.() ?? entity;
}

/** "1 row", "12 rows". */
export function rowsCounted(size: number): string {
  return size === 1 ? $localize`:@@migration.row:1 row` : $localize`:@@migration.rows:${count(size)}:count: rows`;
}

export function thingsCounted(size: number): string {
  return size === 1 ? $localize`:@@migration.thing:1 thing` : $localize`:@@migration.things:${count(size)}:count: things`;
}

export function allRows({ rows, rowsReceived }: Pick<Migration, 'rows' | 'rowsReceived'>): number {
  return rows === null ? rowsReceived : Object.values(rows).reduce((sum, one) => sum + one, 0);
}

/** Those that are in Seatledger once the plan is applied. */
export function rowsOver({ rows }: Pick<Migration, 'rows'>): number {
  if (rows === null) return 0;
  const { created, changed, same, merged } = rows;
  return created + changed + same + merged;
}
