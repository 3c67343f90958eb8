import type { CalendarDate, Entity, LegacyDomainPack, LegacySetting } from '../mapping/canonical-rows.ts';
import { mapRows } from '../mapping/map-rows.ts';
import type { RowOrigin } from '../mapping/mapped-row.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { LegacySource } from '../source/source.ts';
import { readId } from '../values/id.ts';
import { firstDayOf, lastDayOf } from './day-number.ts';
import { IdNumbers, none, OldHoldings, OldUsers } from './old-users.ts';
import { readableRow, writtenValues, type ReadableRow } from './readable-row.ts';

/** A row of the old database, by what it is called in every reading of it. */
export interface RowRef {
  readonly entity: Entity;
  readonly table: string;
  readonly key: string;
}

export interface OldDomain {
  readonly row: RowRef;
  /** In its normal form; null where it is none. */
  readonly name: string | null;
  readonly customerId: string | null;
  readonly isReadable: boolean;
  readonly isActive: boolean;
  readonly firstDay: number;
  readonly lastDay: number;
}

export interface OldBinding {
  readonly row: RowRef;
  readonly pack: number;
  readonly order: number | null;
  readonly firstDay: number;
  readonly lastDay: number;
}

export interface OldPack {
  readonly row: RowRef;
  readonly settings: readonly LegacySetting[];
}

export interface OldFeature {
  readonly row: RowRef;
  readonly code: string;
  readonly defaultValue: string | null;
}

export interface OldProfileValue {
  readonly row: RowRef;
  readonly featureId: string;
  readonly value: string;
}

/** What the rules of the old service look at, of a whole old database. */
export class OldTables {
  readonly users = new OldUsers();
  readonly seats = new OldHoldings();
  readonly heldProfiles = new OldHoldings();
  readonly domains = new Map<number, OldDomain>();
  readonly bindings = new Map<number, OldBinding[]>();
  readonly packs = new Map<number, OldPack>();
  readonly profiles = new Map<number, RowRef>();
  readonly profileValues = new Map<number, OldProfileValue[]>();
  readonly features = new Map<string, OldFeature>();
  readonly customers = new Map<string, { readonly row: RowRef; readonly name: string }>();
  readonly tableOf = new Map<Entity, string>();
  readonly ids = { user: new IdNumbers(), domain: new IdNumbers(), profile: new IdNumbers(), pack: new IdNumbers() };

  seatsOf(user: number) {
    return this.seats.of(user, this.ids.user.count);
  }

  profilesOf(user: number) {
    return this.heldProfiles.of(user, this.ids.user.count);
  }

  rowRef(entity: Entity, key: string): RowRef {
    return { entity, table: this.tableOf.get(entity) ?? entity, key };
  }
}

/** Reads all that the old rules look at. A million users take about 400 MB. */
export async function readOldTables(source: LegacySource, mapping: Mapping, onProgress: (rows: number) => void = () => undefined) {
  const tables = new OldTables();
  const take = taker(tables, mapping);
  let rows = 0;
  for await (const outcomes of mapRows(source, mapping)) {
    for (const outcome of outcomes) take(readableRow(outcome, mapping));
    rows += outcomes.length;
    onProgress(rows);
  }
  return tables;
}

/** Takes rows into the tables, in any order of the tables. */
function taker(tables: OldTables, mapping: Mapping): (row: ReadableRow) => void {
  const writtenAddress = writtenValues('user', 'email', mapping);
  const writtenId = {
    user: writtenValues('user', 'id', mapping),
    domain: writtenValues('domain', 'id', mapping),
    holder: writtenValues('user-profile', 'userId', mapping),
  };
  return (read) => {
    const { entity, origin } = read;
    if (!tables.tableOf.has(entity)) tables.tableOf.set(entity, origin.table);
    if (entity === 'user') takeUser(tables, read, writtenAddress(origin), writtenId.user(origin));
    else if (entity === 'domain') takeDomain(tables, read, writtenId.domain(origin));
    else if (entity === 'seat' || entity === 'user-profile') takeHolding(tables, read, writtenId.holder(origin));
    else if (read.row !== null) takeOfCatalogue(tables, read);
  };
}

type Read<E extends Entity> = Extract<ReadableRow, { readonly entity: E }>;

function takeUser(tables: OldTables, { origin, row, unread }: Read<'user'>, written: string | null, writtenId: string | null): void {
  const id = row?.id ?? idOf(writtenId);
  const address = written ?? row?.email;
  if (id === null || address === undefined) return;
  const { ids, users } = tables;
  users.add({
    address,
    key: origin.key,
    email: row === null || unread.includes('email') ? null : row.email,
    id: ids.user.of(id),
    isReadable: row !== null,
    isActive: row?.isActive !== false,
    firstDay: firstDayOf(row?.validFrom ?? null),
    lastDay: lastDayOf(row?.validUntil ?? null),
    domain: row === null || row.domainId === null ? none : ids.domain.of(row.domainId),
    profile: row === null || row.profileId === null ? none : ids.profile.of(row.profileId),
  });
}

function idOf(written: string | null): string | null {
  const id = written === null ? undefined : readId(written);
  return id?.ok === true ? id.value : null;
}

function takeDomain({ ids, domains }: OldTables, { origin, row, unread }: Read<'domain'>, writtenId: string | null): void {
  const id = row?.id ?? idOf(writtenId);
  if (id === null) return;
  const number = ids.domain.of(id);
  if (domains.has(number)) return;
  domains.set(number, {
    row: refOf('domain', origin),
    name: row === null || unread.includes('name') ? null : row.name,
    customerId: row?.customerId ?? null,
    isReadable: row !== null,
    isActive: row?.isActive !== false,
    firstDay: firstDayOf(row?.validFrom ?? null),
    lastDay: lastDayOf(row?.validUntil ?? null),
  });
}

function refOf(entity: Entity, { table, key }: RowOrigin): RowRef {
  return { entity, table, key };
}

const always: { readonly validFrom: CalendarDate | null; readonly validUntil: CalendarDate | null } = { validFrom: null, validUntil: null };

function takeHolding(tables: OldTables, read: Read<'seat'> | Read<'user-profile'>, writtenHolder: string | null): void {
  const { ids, seats, heldProfiles } = tables;
  const { key } = read.origin;
  if (read.entity === 'seat') {
    if (read.row !== null) seats.add(ids.user.of(read.row.userId), ids.domain.of(read.row.domainId), key, always);
    return;
  }
  const holder = read.row?.userId ?? idOf(writtenHolder);
  if (holder === null) return;
  heldProfiles.add(ids.user.of(holder), read.row === null ? none : ids.profile.of(read.row.profileId), key, read.row ?? always);
}

/** What cannot be read of the catalogue gives nothing. */
function takeOfCatalogue(tables: OldTables, read: ReadableRow): void {
  const { ids } = tables;
  const ref = refOf(read.entity, read.origin);
  if (read.row === null) return;
  switch (read.entity) {
    case 'customer':
      addFirst(tables.customers, read.row.id, { row: ref, name: read.row.name });
      return;
    case 'profile':
      addFirst(tables.profiles, ids.profile.of(read.row.id), ref);
      return;
    case 'feature':
      addFirst(tables.features, read.row.id, { row: ref, code: read.row.code, defaultValue: read.row.defaultValue });
      return;
    case 'pack':
      addFirst(tables.packs, ids.pack.of(read.row.id), { row: ref, settings: read.row.settings });
      return;
    case 'profile-value':
      if (read.row.value === null) return;
      addTo(tables.profileValues, ids.profile.of(read.row.profileId), { row: ref, featureId: read.row.featureId, value: read.row.value });
      return;
    case 'domain-pack':
      addTo(tables.bindings, ids.domain.of(read.row.domainId), bindingOf(ref, ids.pack.of(read.row.packId), read.row));
      return;
    default:
  }
}

function bindingOf(row: RowRef, pack: number, { order, validFrom, validUntil }: LegacyDomainPack): OldBinding {
  return { row, pack, order, firstDay: firstDayOf(validFrom), lastDay: lastDayOf(validUntil) };
}

function addFirst<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}

function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [value]);
  else there.push(value);
}
