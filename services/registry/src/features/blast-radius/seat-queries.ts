import type { Seat, SeatOverride } from '@seatledger/domain/blast-radius/licensing-state.ts';
import type { Reach } from '@seatledger/domain/blast-radius/reach.ts';
import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** Seats of one domain that have the same profile and dates, suspended or not, and the same overrides of the features in question. */
export interface SeatClass extends Seat {
  readonly users: number;
  /** The first and the last of them. */
  readonly userIds: readonly number[];
}

interface SeatRow {
  readonly domainId: number;
  readonly profileId: number | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly suspended: boolean;
}

type ClassRow = SeatRow & { readonly users: number; readonly firstId: number; readonly lastId: number };

const seatColumns = sql`u.domain_id, u.profile_id, u.valid_from, u.valid_until, u.suspended_at is not null`;
const selected = sql`u.domain_id, u.profile_id, u.valid_from, u.valid_until, u.suspended_at is not null as suspended`;
const counted = sql`count(*)::int as users, min(u.id) as first_id, max(u.id) as last_id`;

/**
 * All seats within reach, whatever overrides they have, in the order of their first users: so the same examples are given whenever the same
 * is asked. `domainIds`: of all that are looked at; null where that is every one.
 */
export async function countSeats(tx: Tx, reach: Reach, domainIds: readonly number[] | null): Promise<readonly SeatClass[]> {
  if (reachesNobody(reach)) return [];
  const { rows } = await sql<ClassRow>`
    select ${selected}, ${counted} from users u where ${isReached(reach, domainIds)} group by ${seatColumns} order by first_id`.execute(tx);
  return rows.map((row) => classOf(row, []));
}

/**
 * Those of them that have overrides of the features within reach, by what matters of these (`reachedOverrides`). Some that are alike may be
 * told apart.
 */
export async function countOverriddenSeats(tx: Tx, reach: Reach, domainIds: readonly number[] | null): Promise<readonly SeatClass[]> {
  if (reachesNobody(reach) || reach.featureIds.size === 0) return [];
  const masked = maskedFeatures(reach);
  const { rows } = await sql<OverriddenRow>`
    select domain_id, profile_id, valid_from, valid_until, suspended, mask, others, ${counted}
    from (
      select u.id, ${selected}, ${whatMatters(reach, masked)}
      from overrides o join users u on u.id = o.user_id
      where o.feature_id = any(${[...reach.featureIds]}::bigint[]) and ${isReached(reach, domainIds)}
      group by u.id
    ) u group by domain_id, profile_id, valid_from, valid_until, suspended, mask, others order by first_id`.execute(tx);
  return rows.map((row) => classOf(row, overridesOf(row, masked)));
}

type OverriddenRow = ClassRow & MatteringColumns;

/** What matters of the overrides of a user. */
export interface MatteringColumns {
  readonly mask: number | null;
  readonly others: string | null;
}

// A whole number of JavaScript has 53 bits, the lowest of which stands for nothing.
const mostMasked = 52;

export function maskedFeatures({ featureIds, unmatchedFeatureIds }: Reach): readonly number[] {
  return [...featureIds].filter((id) => !unmatchedFeatureIds.has(id)).slice(0, mostMasked);
}

/**
 * Of overrides `o`. Of one without dates nothing matters but that it is there: a bit says so, which takes PostgreSQL a third of the time of a text.
 * The others as a text, which takes a third of the time of a jsonb, in whatever order they are found.
 */
export function whatMatters({ unmatchedFeatureIds, movesDates }: Reach, masked: readonly number[]): RawBuilder<unknown> {
  const isDated = sql`(o.valid_from is not null or o.valid_until is not null)`;
  const isMasked = sql`(not ${isDated} and o.feature_id = any(${masked}::bigint[]))`;
  const hasValue = sql`(${movesDates}::boolean and ${isDated}) or o.feature_id = any(${[...unmatchedFeatureIds]}::bigint[])`;
  const parts = sql`o.feature_id, ',', coalesce('"' || o.valid_from || '"', 'null'), ',', coalesce('"' || o.valid_until || '"', 'null'), ',',
    case when ${hasValue} then o.value::text else 'true' end`;
  return sql`
    bit_or(1::bigint << array_position(${masked}::bigint[], o.feature_id)) filter (where ${isMasked}) as mask,
    string_agg(concat('[', ${parts}, ']'), ',') filter (where not ${isMasked}) as others`;
}

export function overridesOf({ mask, others }: MatteringColumns, masked: readonly number[]): readonly SeatOverride[] {
  const plain = masked.filter((_, place) => Math.floor((mask ?? 0) / 2 ** (place + 1)) % 2 === 1);
  const dated = JSON.parse(`[${others ?? ''}]`) as readonly [number, string | null, string | null, FeatureValue][];
  return [
    ...plain.map((featureId) => ({ featureId, value: true, validity: { from: null, until: null }, reason: '' })),
    ...dated.map(([featureId, from, until, value]) => ({ featureId, value, validity: { from, until }, reason: '' })),
  ].toSorted((a, b) => a.featureId - b.featureId);
}

function reachesNobody({ everybody, domainIds, profileIds }: Reach): boolean {
  return !everybody && domainIds.size === 0 && profileIds.size === 0;
}

function isReached({ everybody, domainIds: reached, profileIds }: Reach, domainIds: readonly number[] | null): RawBuilder<boolean> {
  const seen = domainIds === null ? sql<boolean>`true` : sql<boolean>`u.domain_id = any(${domainIds}::bigint[])`;
  if (everybody) return seen;
  return sql<boolean>`${seen} and (u.domain_id = any(${[...reached]}::bigint[]) or u.profile_id = any(${[...profileIds]}::bigint[]))`;
}

function classOf({ users, firstId, lastId, ...row }: ClassRow, overrides: readonly SeatOverride[]): SeatClass {
  return { ...seatOf(row, null, overrides), users, userIds: firstId === lastId ? [firstId] : [firstId, lastId] };
}

function seatOf(row: SeatRow, localPart: string | null, overrides: readonly SeatOverride[]): Seat {
  const { domainId, profileId, validFrom: from, validUntil: until, suspended } = row;
  return { domainId, localPart, profileId, validity: { from, until }, suspended, overrides };
}

const overrideObject = sql`jsonb_build_object('featureId', feature_id, 'value', value, 'reason', reason,
  'validity', jsonb_build_object('from', valid_from, 'until', valid_until))`;

/** Seats of these users, by their ids; of those that there are. */
export async function readSeats(tx: Tx, userIds: Iterable<number>): Promise<ReadonlyMap<number, Seat>> {
  const ids = [...userIds];
  if (ids.length === 0) return new Map();
  const { rows } = await sql<SeatRow & { readonly id: number; readonly localPart: string; readonly overrides: readonly SeatOverride[] }>`
    select u.id, u.local_part, ${selected}, coalesce(o.overrides, '[]') as overrides
    from users u left join (
      select user_id, jsonb_agg(${overrideObject} order by feature_id) as overrides
      from overrides where user_id = any(${ids}::bigint[]) group by user_id
    ) o on o.user_id = u.id
    where u.id = any(${ids}::bigint[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, seatOf(row, row.localPart, row.overrides)]));
}

/** The first users whose seats are of this class, except these. */
export async function findUsersOfClass(
  tx: Tx,
  seat: Seat,
  { featureIds }: Reach,
  { except, limit }: { readonly except: readonly number[]; readonly limit: number },
): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select u.id from users u
    where u.domain_id = ${seat.domainId} and u.profile_id is not distinct from ${seat.profileId}::bigint
      and u.valid_from is not distinct from ${seat.validity.from}::date and u.valid_until is not distinct from ${seat.validity.until}::date
      and (u.suspended_at is not null) = ${seat.suspended} and u.id <> all(${except}::bigint[])
      and not exists (select from overrides o where o.user_id = u.id and o.feature_id = any(${[...featureIds]}::bigint[]))
    order by u.id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}
