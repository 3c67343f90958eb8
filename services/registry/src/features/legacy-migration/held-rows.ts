import { idsOf, type DataSubject } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { mentions, withoutMentions } from '../privacy/mentions.ts';

interface HeldRow {
  readonly migrationId: number;
  readonly position: number;
}

/** Where old databases say something of somebody. Of the others' rows the address alone is theirs: a contact, say. */
export interface HeldLegacyRows {
  readonly rows: readonly HeldRow[];
  readonly mentioning: readonly HeldRow[];
  /** Ids of quarantined rows. */
  readonly quarantined: readonly number[];
  readonly mentioningQuarantined: readonly number[];
}

/** By the address, and by what the row has become: what refers to the person's row says no more than its id. */
export async function findHeldLegacyRows(db: Kysely<RegistrySchema>, subject: DataSubject): Promise<HeldLegacyRows> {
  const { rows } = await sql<HeldRow & { isOwn: boolean }>`
    select migration_id, position, is_own from (
      select r.migration_id, r.position, coalesce(${isOwn(subject)}, false) as is_own, ${says(subject, sql`r.raw::text`)} as is_mentioned
      from legacy_rows r join legacy_migrations m on m.id = r.migration_id where m.created_at < ${madeBefore(subject)}
      union all
      select p.migration_id, p.position, false, true
      from (
        select migration_id, position, detail as text from legacy_fates where detail is not null
        union all
        select migration_id, position, desired::text from legacy_steps
      ) p join legacy_migrations m on m.id = p.migration_id
      where m.created_at < ${madeBefore(subject)} and ${says(subject, sql`p.text`)}
    ) held
    where is_own or is_mentioned order by 1, 2, 3 desc`.execute(db);
  const { rows: quarantined } = await sql<{ id: number; isOwn: boolean }>`
    select id, is_own from (
      select r.id, coalesce(${isOwnQuarantined(subject)}, false) as is_own, ${says(subject, quarantinedText)} as is_mentioned
      from quarantined_rows r where r.created_at < ${madeBefore(subject)}
    ) held
    where is_own or is_mentioned order by id`.execute(db);
  const own = rows.filter((row) => row.isOwn);
  const known = new Set(own.map(nameOf));
  return {
    rows: own.map(placeOf),
    mentioning: [...new Map(rows.filter((row) => !known.has(nameOf(row))).map((row) => [nameOf(row), placeOf(row)])).values()],
    quarantined: quarantined.filter((row) => row.isOwn).map(({ id }) => id),
    mentioningQuarantined: quarantined.filter((row) => !row.isOwn).map(({ id }) => id),
  };
}

const nameOf = ({ migrationId, position }: HeldRow): string => `${migrationId} ${position}`;
const placeOf = ({ migrationId, position }: HeldRow): HeldRow => ({ migrationId, position });
const madeBefore = (subject: DataSubject) => sql`${subject.madeBefore.toString()}::timestamptz`;

const quarantinedText = sql`concat_ws(' ', r.raw, r.corrections, r.corrected, r.faults, r.detail, r.reason)`;

/** Whether a text holds an address. Most hold none, which is found without a pattern. */
function says(subject: DataSubject, text: ReturnType<typeof sql>) {
  return sql<boolean>`(exists (select from unnest(${subject.emails}::text[]) e where strpos(lower(${text}), e) > 0) and ${mentions(text, subject)})`;
}

const ofPeople = sql`r.entity in ('user', 'operator')`;

function isLinked({ references }: DataSubject) {
  return sql`exists (
    select from legacy_links l where l.source_key = r.source_key and l.kind = 'user' and l.target_id = any(${idsOf('user', references)}::bigint[]))`;
}

function isOwn(subject: DataSubject) {
  return sql<boolean>`${ofPeople}
    and (r.name = any(${subject.emails}::text[]) or (r.mapped is null and ${says(subject, sql`r.raw::text`)}) or ${isLinked(subject)})`;
}

function isOwnQuarantined(subject: DataSubject) {
  const text = sql`concat_ws(' ', r.raw, r.corrections, r.corrected)`;
  return sql<boolean>`${ofPeople} and (${says(subject, text)} or ${isLinked(subject)})`;
}

/** Nobody plans and carries out what is known of a person before the transaction ends. */
export async function holdMigrations(tx: Tx): Promise<void> {
  await sql`select from legacy_migrations where rows_removed_at is null order by id for update`.execute(tx);
}

/**
 * With what was planned of them. That the person's row became a user is remembered, so that a later migration does not bring it back.
 * The rows of others stay, without the address.
 */
export async function eraseLegacyRows(tx: Tx, held: HeldLegacyRows, subject: DataSubject): Promise<void> {
  const { rows, quarantined, mentioning, mentioningQuarantined } = held;
  await sql`delete from quarantined_rows where id = any(${quarantined}::bigint[])`.execute(tx);
  await sql`
    update quarantined_rows set raw = ${bareJson('raw', subject)}, corrections = ${bareJson('corrections', subject)}::jsonb,
      corrected = ${bareJson('corrected', subject)}, faults = ${bareJson('faults', subject)}::jsonb, detail = ${bare('detail', subject)},
      reason = ${bare('reason', subject)}, version = version + 1, updated_at = now()
    where id = any(${mentioningQuarantined}::bigint[])`.execute(tx);
  await eraseStaged(tx, rows);
  await redactStaged(tx, mentioning, subject);
  const migrations = [...new Set([...rows, ...mentioning].map(({ migrationId }) => migrationId))];
  // Whoever asks for the plan again is given one without them. A report names customers, who may be called by an address.
  await sql`
    update legacy_migrations set plan_basis = null, report = ${bareJson('report', subject)}::jsonb
    where id = any(${migrations}::bigint[])`.execute(tx);
}

async function eraseStaged(tx: Tx, rows: readonly HeldRow[]): Promise<void> {
  if (rows.length === 0) return;
  for (const table of ['legacy_steps', 'legacy_fates', 'legacy_rows']) {
    await sql`
      delete from ${sql.table(table)} t using ${places(rows)} where t.migration_id = h."migrationId" and t.position = h.position`.execute(
      tx,
    );
  }
}

async function redactStaged(tx: Tx, rows: readonly HeldRow[], subject: DataSubject): Promise<void> {
  if (rows.length === 0) return;
  const isHeld = sql`t.migration_id = h."migrationId" and t.position = h.position`;
  await sql`
    update legacy_rows t set raw = ${bareJson('raw', subject)}, mapped = ${bareJson('mapped', subject)}, faults = ${bareJson('faults', subject)}
    from ${places(rows)} where ${isHeld}`.execute(tx);
  await sql`update legacy_fates t set detail = ${bare('detail', subject)} from ${places(rows)} where ${isHeld}`.execute(tx);
  await sql`update legacy_steps t set desired = ${bareJson('desired', subject)} from ${places(rows)} where ${isHeld}`.execute(tx);
}

function places(rows: readonly HeldRow[]) {
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) h ("migrationId" bigint, position integer)`;
}

function bare(column: string, subject: DataSubject) {
  return withoutMentions(sql.ref(column), subject);
}

function bareJson(column: string, subject: DataSubject) {
  return sql`${withoutMentions(sql`${sql.ref(column)}::text`, subject)}::json`;
}

/** Of the person's rows all that is kept, and of those of others the values that hold the address. */
export function exportedLegacyRows({ rows, mentioning, quarantined, mentioningQuarantined }: HeldLegacyRows, subject: DataSubject) {
  const named = (raw: string) => sql`(
    select json_object_agg(v.key, v.value) from json_each_text(${sql.ref(raw)}) v where ${mentions(sql`v.value`, subject)})`;
  return sql<Readonly<Record<string, unknown>>>`
    select r.source_table as "table", r.raw as "values", f.detail
    from legacy_rows r join ${places(rows)} on r.migration_id = h."migrationId" and r.position = h.position
    left join legacy_fates f on f.migration_id = r.migration_id and f.position = r.position
    union all
    select r.source_table, ${named('r.raw')}, case when ${mentions(sql`f.detail`, subject)} then f.detail end
    from legacy_rows r join ${places(mentioning)} on r.migration_id = h."migrationId" and r.position = h.position
    left join legacy_fates f on f.migration_id = r.migration_id and f.position = r.position
    union all
    select source_table, (raw::jsonb || coalesce(corrections, '{}'))::json, concat_ws(' ', detail, reason)
    from quarantined_rows where id = any(${quarantined}::bigint[])
    union all
    select source_table, ${named('raw')}, case when ${mentions(sql`concat_ws(' ', detail, reason)`, subject)} then concat_ws(' ', detail, reason) end
    from quarantined_rows where id = any(${mentioningQuarantined}::bigint[])`;
}
