import type { Principal } from '@seatledger/platform/http/principal.ts';
import { sql, type Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';
import type { PersonKeys } from '../appending/person-keys.ts';
import type { EventFilters } from './event-filters.ts';

/** The customers whose events a request may see; null: all events, also those of no customer. */
export type Scope = Principal['customerIds'];

/** What is looked for, in the terms of the table. */
export interface SearchedEvents {
  readonly scope: Scope;
  readonly filters: Omit<EventFilters, 'person' | 'personReference'>;
  /** Of each set, an event names one at least. */
  readonly persons: readonly (readonly string[])[];
  /** Leaf indexes between which everything recorded in the time that is asked for lies; both are outside. */
  readonly between: { readonly after: number; readonly before: number | null };
}

export type EventRow = Awaited<ReturnType<typeof findEvents>>[number];

/** Looks up once what every page of a list goes by. */
export async function searchOf(
  db: Kysely<AuditSchema>,
  personKeys: Pick<PersonKeys, 'addressHash'>,
  scope: Scope,
  { person, personReference, ...filters }: EventFilters,
): Promise<SearchedEvents> {
  const persons = [
    ...(person === undefined ? [] : [await referencesOf(db, personKeys.addressHash(person))]),
    ...(personReference === undefined ? [] : [[personReference]]),
  ];
  return { scope, filters, persons, between: await leavesBetween(db, filters) };
}

/** Everything by or about these persons, whose events they may be. */
export function eventsNaming(persons: readonly string[]): SearchedEvents {
  return { scope: null, filters: {}, persons: [persons], between: { after: -1, before: null } };
}

async function referencesOf(db: Kysely<AuditSchema>, addressHash: string): Promise<readonly string[]> {
  const hash = Buffer.from(addressHash, 'hex');
  const rows = await db.selectFrom('personKeys').select('reference').distinct().where('addressHash', '=', hash).execute();
  // Of somebody who is in no event, the name that they would have: an export says whom it was asked for without the address.
  return rows.length === 0 ? [`address/${addressHash}`] : rows.map(({ reference }) => reference);
}

/** By so much less the order of recording may differ from that of the log: by transactions that ran long, by a clock that was put right. */
const disorderHours = 24;

/**
 * Events lie almost in the order in which they were recorded. Where time is asked for, the leaves that can be meant are found first, so
 * that no page looks through all that is newer.
 */
async function leavesBetween(db: Kysely<AuditSchema>, { from, until }: Pick<EventFilters, 'from' | 'until'>) {
  const last = from && (await leavesAround(db, from.subtract({ hours: disorderHours })));
  const next = until && (await leavesAround(db, until.add({ hours: disorderHours })));
  return { after: last?.low ?? -1, before: next?.high ?? null };
}

/**
 * Two neighbours of which one was recorded before an instant and the other not, by halving: leaf indexes have no gaps. Undefined where
 * one is missing all the same.
 */
async function leavesAround(db: Kysely<AuditSchema>, instant: Temporal.Instant) {
  const { rows } = await sql<{ low: number; high: number }>`
    with recursive search (low, high) as (
      select -1::bigint, coalesce(max(leaf_index), -1) + 1 from events
      union all
      select case when recorded_at < ${instant} then leaf_index else low end, case when recorded_at < ${instant} then high else leaf_index end
      from search join events on leaf_index = (low + high) / 2
      where high - low > 1
    )
    select low, high from search where high - low <= 1`.execute(db);
  return rows[0];
}

interface PageOfEvents {
  readonly beforeLeaf: number | null;
  readonly limit: number;
}

/** Newest first, those before a leaf where one is given. */
export async function findEvents(db: Kysely<AuditSchema>, searched: SearchedEvents, page: PageOfEvents) {
  return await foundEvents(db, searched, page).execute();
}

/** An event may be long; so many are held at a time. */
const rowsAtOnce = 200;

/** All of them, newest first. */
export async function* pagesOfEvents(db: Kysely<AuditSchema>, searched: SearchedEvents): AsyncGenerator<readonly EventRow[], void, void> {
  let beforeLeaf: number | null = null;
  for (;;) {
    const rows: readonly EventRow[] = await findEvents(db, searched, { beforeLeaf, limit: rowsAtOnce });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < rowsAtOnce) return;
    beforeLeaf = last.leafIndex;
  }
}

/** The query for them. */
export function foundEvents(db: Kysely<AuditSchema>, searched: SearchedEvents, { beforeLeaf, limit }: PageOfEvents) {
  return selectFound(db, searched, beforeLeaf).orderBy('leafIndex', 'desc').limit(limit);
}

export async function findEvent(db: Kysely<AuditSchema>, scope: Scope, id: number): Promise<EventRow | undefined> {
  return await selectEvents(db, scope).where('id', '=', id).executeTakeFirst();
}

function selectEvents(db: Kysely<AuditSchema>, scope: Scope) {
  const events = db
    .selectFrom('events')
    .select(['leafIndex', 'id', 'recordedAt', 'entry', 'kind', 'actorKind', 'actorId', 'subjectKind', 'subjectId', 'customerId']);
  if (scope === null) return events;
  const [first, ...others] = scope;
  // Of one customer, its events lie in order in an index.
  return others.length === 0 && first !== undefined
    ? events.where('customerId', '=', first)
    : events.where(sql<boolean>`customer_id = any(${scope}::bigint[])`);
}

function selectFound(db: Kysely<AuditSchema>, { scope, filters, persons, between }: SearchedEvents, beforeLeaf: number | null) {
  const { kind, actor, subjectKind, subjectId, customerId, requestId, from, until } = filters;
  const before = [between.before, beforeLeaf].filter((one) => one !== null);
  let query = selectEvents(db, scope);
  if (between.after >= 0) query = query.where('leafIndex', '>', between.after);
  if (before.length > 0) query = query.where('leafIndex', '<', Math.min(...before));
  for (const some of persons) query = query.where(sql<boolean>`persons && ${some}::text[]`);
  if (kind !== undefined) query = kind.endsWith('.') ? query.where(beginningWith(kind)) : query.where('kind', '=', kind);
  if (actor !== undefined) {
    const [actorKind = '', id] = actor.split('/');
    query = query.where('actorKind', '=', actorKind);
    if (id !== undefined) query = query.where('actorId', '=', Number(id));
  }
  if (subjectKind !== undefined) query = query.where('subjectKind', '=', subjectKind);
  if (subjectId !== undefined) query = query.where('subjectId', '=', subjectId);
  if (customerId !== undefined) query = query.where('customerId', '=', customerId);
  if (requestId !== undefined) query = query.where(sql<boolean>`entry::jsonb ->> 'requestId' = ${requestId}`);
  if (from !== undefined) query = query.where('recordedAt', '>=', from);
  if (until !== undefined) query = query.where('recordedAt', '<', until);
  return query;
}

/** From `user.` up to what comes after every kind of that noun: `/` follows the full stop. */
function beginningWith(noun: string) {
  return sql<boolean>`kind >= ${noun} and kind < ${`${noun.slice(0, -1)}/`}`;
}
