import { lineOf } from '@seatledger/legacy/plan/desired-digest.ts';
import { foldName } from '@seatledger/legacy/plan/same-text.ts';
import type { DesiredThings, ThingKind } from '@seatledger/legacy/plan/staged.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** A thing as Seatledger has it. */
export interface Known<Kind extends ThingKind = ThingKind> {
  readonly id: number;
  readonly version: number;
  readonly state: DesiredThings[Kind];
}

/** What an earlier migration has made of a row. */
export interface Link {
  readonly kind: ThingKind;
  readonly targetId: number;
  /** null: somebody has said that the row is this thing, as it is. */
  readonly digest: string | null;
  readonly targetVersion: number;
}

export interface KnownThings<Kind extends ThingKind> {
  readonly byId: ReadonlyMap<number, Known<Kind>>;
  readonly byName: ReadonlyMap<string, Known<Kind>>;
}

/** What a thing is known by in Seatledger, apart from its id. */
export function naturalNameOf<Kind extends ThingKind>(kind: Kind, desired: DesiredThings[Kind]): string {
  switch (kind) {
    case 'customer':
      return foldName((desired as DesiredThings['customer']).name);
    case 'domain':
      return (desired as DesiredThings['domain']).name;
    case 'user':
    case 'operator':
      return (desired as DesiredThings['user']).email;
    default:
      return (desired as DesiredThings['profile']).key;
  }
}

/** What Seatledger has, in the form of what is desired: what the source says nothing of is not compared. */
export function knownLine<Kind extends ThingKind>(kind: Kind, desired: DesiredThings[Kind], known: Known<Kind>): string {
  if (kind !== 'customer') return lineOf(kind, known.state);
  const { name, locale, timeZone, externalReference } = desired as DesiredThings['customer'];
  const state = known.state as DesiredThings['customer'];
  const masked = {
    name: foldName(state.name) === foldName(name) ? name : state.name,
    locale: locale === null ? null : state.locale,
    timeZone: timeZone === null ? null : state.timeZone,
    externalReference: externalReference === null ? null : state.externalReference,
  };
  return lineOf('customer', masked);
}

type Row = { readonly id: number; readonly version: number; readonly state: unknown };

const queries: Readonly<Record<Exclude<ThingKind, 'user' | 'operator'>, ReturnType<typeof sql<Row>>>> = {
  product: sql<Row>`
    select id, version, json_build_object('key', key, 'name', name, 'description', description) as state from products`,
  feature: sql<Row>`
    select f.id, f.version, json_build_object('key', f.key, 'product', p.key, 'name', f.name, 'description', f.description,
      'type', json_strip_nulls(json_build_object('type', f.type, 'minimum', f.minimum, 'maximum', f.maximum, 'options', f.options, 'maxLength', f.max_length)),
      'defaultValue', f.default_value) as state
    from features f join products p on p.id = f.product_id`,
  profile: sql<Row>`
    select s.id, s.version, json_build_object('key', s.key, 'name', s.name, 'description', s.description, 'values', coalesce((
      select json_object_agg(f.key, v.value) from profile_values v join features f on f.id = v.feature_id where v.profile_id = s.id), '{}')) as state
    from profiles s`,
  pack: sql<Row>`
    select s.id, s.version, json_build_object('key', s.key, 'name', s.name, 'description', s.description, 'values', coalesce((
      select json_object_agg(f.key, v.value) from pack_values v join features f on f.id = v.feature_id where v.pack_id = s.id), '{}')) as state
    from packs s`,
  customer: sql<Row>`
    select id, version, json_build_object('name', name, 'locale', locale, 'timeZone', time_zone, 'externalReference', external_reference) as state
    from customers order by id`,
  domain: sql<Row>`
    select d.id, d.version, json_build_object('customer', '', 'customerName', c.name, 'name', d.name,
      'validity', json_build_object('from', d.valid_from, 'until', d.valid_until), 'seatLimit', d.seat_limit, 'graceDays', d.grace_days,
      'suspended', d.suspended_at is not null, 'packs', coalesce((
        select json_agg(json_build_object('pack', p.key, 'validity', json_build_object('from', b.valid_from, 'until', b.valid_until)) order by b.position)
        from domain_packs b join packs p on p.id = b.pack_id where b.domain_id = d.id), '[]')) as state
    from domains d join customers c on c.id = d.customer_id`,
};

/** All of a kind of which there are not millions. */
export async function readKnown<Kind extends Exclude<ThingKind, 'user' | 'operator'>>(tx: Tx, kind: Kind): Promise<KnownThings<Kind>> {
  const { rows } = await queries[kind].execute(tx);
  const known = rows as readonly Known<Kind>[];
  const byName = new Map<string, Known<Kind>>();
  for (const one of known) {
    const name = naturalNameOf(kind, one.state);
    if (!byName.has(name)) byName.set(name, one);
  }
  return { byId: new Map(known.map((one) => [one.id, one])), byName };
}

/** The users who have these addresses or ids. */
export async function readKnownUsers(tx: Tx, emails: readonly string[], ids: readonly number[]): Promise<KnownThings<'user'>> {
  const locals = emails.map((email) => email.slice(0, email.lastIndexOf('@')));
  const domains = emails.map((email) => email.slice(email.lastIndexOf('@') + 1));
  const { rows } = await sql<{ id: number; version: number; asked: string | null; state: DesiredThings['user'] }>`
    select u.id, u.version, a.asked, json_build_object('email', u.local_part || '@' || d.name, 'displayName', u.display_name, 'profile', p.key,
      'validity', json_build_object('from', u.valid_from, 'until', u.valid_until), 'suspended', u.suspended_at is not null) as state
    from (
      select u.id, g.local_part || '@' || g.domain as asked
      from unnest(${locals}::text[], ${domains}::text[]) as g (local_part, domain)
      join domain_names n on n.name = g.domain
      cross join lateral (select id from users where domain_id = n.domain_id and local_part = g.local_part limit 1) u
      union all
      select id, null from unnest(${ids}::bigint[]) as g (id)
    ) a
    cross join lateral (select * from users where id = a.id limit 1) u
    join domains d on d.id = u.domain_id
    left join profiles p on p.id = u.profile_id`.execute(tx);
  const byName = new Map<string, Known<'user'>>();
  for (const { asked, ...one } of rows) byName.set(asked ?? one.state.email, one);
  return { byId: new Map(rows.map(({ asked: _, ...one }) => [one.id, one])), byName };
}

/** What earlier migrations have made of these rows. */
export async function readLinks(tx: Tx, sourceKeys: readonly string[]): Promise<ReadonlyMap<string, Link>> {
  if (sourceKeys.length === 0) return new Map();
  const { rows } = await sql<Link & { readonly sourceKey: string }>`
    select source_key, kind, target_id, replace(digest::text, '-', '') as digest, target_version
    from legacy_links where source_key = any(${sourceKeys}::text[])`.execute(tx);
  return new Map(rows.map(({ sourceKey, ...link }) => [sourceKey, link]));
}
