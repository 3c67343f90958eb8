import type { DesiredThings, ThingKind } from '@seatledger/legacy/plan/staged.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** A thing that is to be made, changed or linked. */
export interface Step<Kind extends ThingKind = ThingKind> {
  readonly step: number;
  readonly kind: Kind;
  readonly action: 'create' | 'change' | 'link';
  readonly position: number;
  readonly sourceKey: string;
  readonly desired: DesiredThings[Kind];
  readonly targetId: number | null;
}

/** What has become of a step. */
export interface DoneStep {
  readonly step: number;
  readonly targetId: number;
}

export interface RefusedStep {
  readonly step: Step;
  readonly code: string;
  readonly detail: string;
}

/** The next steps, all of one kind, so that each finds what those before it have made. */
export async function readNextSteps(tx: Tx, migrationId: number, after: number, last: number, limit: number): Promise<readonly Step[]> {
  const { rows } = await sql<Step>`
    select step, kind, action, position, source_key, desired, target_id from legacy_steps
    where migration_id = ${migrationId} and step > ${after} and step <= ${last}
    order by step limit ${limit}`.execute(tx);
  const [first] = rows;
  const other = rows.findIndex(({ kind }) => kind !== first?.kind);
  return other < 0 ? rows : rows.slice(0, other);
}

const tables = {
  product: 'products',
  feature: 'features',
  profile: 'profiles',
  pack: 'packs',
  customer: 'customers',
  domain: 'domains',
  user: 'users',
} as const;

/** Remembers what rows have become, and in which version. */
export async function saveLinks(
  tx: Tx,
  migrationId: number,
  kind: Exclude<ThingKind, 'operator'>,
  done: readonly DoneStep[],
): Promise<void> {
  if (done.length === 0) return;
  await sql`
    insert into legacy_links as present (source_key, kind, target_id, digest, target_version, migration_id)
    select s.source_key, s.kind, t.id, s.digest, t.version, s.migration_id
    from json_to_recordset(${JSON.stringify(done)}::json) d (step integer, "targetId" bigint)
    join legacy_steps s on s.migration_id = ${migrationId} and s.step = d.step
    join ${sql.table(tables[kind])} t on t.id = d."targetId"
    on conflict (source_key) do update set kind = excluded.kind, target_id = excluded.target_id, digest = excluded.digest,
      target_version = excluded.target_version, migration_id = excluded.migration_id`.execute(tx);
}

/** What was refused waits with the others that do, and so does what is part of it. */
export async function quarantineSteps(tx: Tx, migrationId: number, refused: readonly RefusedStep[]): Promise<void> {
  for (const { step, code, detail } of refused) {
    await sql`
      update legacy_fates set fate = 'quarantined', code = ${code}, detail = ${detail}
      where migration_id = ${migrationId} and position = ${step.position}`.execute(tx);
    await sql`
      update legacy_fates set fate = 'quarantined', code = ${`${step.kind}_quarantined`}, detail = ${waits(step.position)}
      where migration_id = ${migrationId} and other = ${step.position} and fate in ('created', 'changed', 'same')`.execute(tx);
  }
}

function waits(position: number): string {
  return `Belongs to row ${position}, which is quarantined; what is decided there decides on this one.`;
}
