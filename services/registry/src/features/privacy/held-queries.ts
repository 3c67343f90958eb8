import { parseEmail } from '@seatledger/domain/email/email.ts';
import { idsOf, type DataSubject } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import { findHeldLegacyRows, type HeldLegacyRows } from '../legacy-migration/held-rows.ts';
import { mentions } from './mentions.ts';

/** What the registry holds about somebody, by the rows that it is in. */
export interface HeldRows {
  readonly users: readonly number[];
  readonly overrides: number;
  /** Users, also those who were deleted, of whom former states are kept. */
  readonly formerUsers: readonly number[];
  readonly userStates: number;
  readonly overrideStates: number;
  readonly contacts: readonly { readonly customerId: number; readonly email: string }[];
  readonly imports: readonly number[];
  readonly leaverChecks: readonly number[];
  /** To or from an operator account. */
  readonly delegations: readonly number[];
  readonly answers: readonly Buffer[];
  readonly legacyRows: HeldLegacyRows;
}

export async function findHeld(db: Kysely<RegistrySchema>, subject: DataSubject): Promise<HeldRows> {
  const before = sql`${subject.madeBefore.toString()}::timestamptz`;
  const users = await findUsers(db, subject);
  const { rows: overrides } = await sql<{ count: number }>`
    select count(*) as count from overrides where user_id = any(${users}::bigint[])`.execute(db);
  const { rows: contacts } = await sql<{ customerId: number; email: string }>`
    select customer_id as "customerId", email from customer_contacts
    where email = any(${subject.emails}::text[]) and created_at < ${before} order by 1, 2`.execute(db);
  return {
    users,
    overrides: overrides[0]?.count ?? 0,
    ...(await findFormerStates(db, subject)),
    contacts,
    imports: await findLists(db, subject, imports),
    leaverChecks: await findLists(db, subject, leaverChecks),
    delegations: await findDelegations(db, subject),
    answers: await findAnswers(db, subject, users),
    legacyRows: await findHeldLegacyRows(db, subject),
  };
}

async function findUsers(db: Kysely<RegistrySchema>, { references, madeBefore }: DataSubject): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from users where id = any(${idsOf('user', references)}::bigint[]) and created_at < ${madeBefore.toString()}::timestamptz
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Where lists are, and what is kept of their rows. */
interface KeptLists {
  readonly table: string;
  readonly rows: string;
  /** The column of the rows that says of which list they are. */
  readonly listId: string;
}

const imports: KeptLists = { table: 'imports', rows: 'import_verdicts', listId: 'import_id' };
const leaverChecks: KeptLists = { table: 'leaver_checks', rows: 'leaver_check_rows', listId: 'check_id' };

async function findFormerStates(db: Kysely<RegistrySchema>, { references, madeBefore }: DataSubject) {
  const { rows } = await sql<{ id: number; userStates: number; overrideStates: number }>`
    with former as (
      select id, created_in, 1 as user_states, 0 as override_states from former_users
      union all
      select user_id, created_in, 0, 1 from former_overrides
    )
    select f.id, sum(user_states) as user_states, sum(override_states) as override_states
    from former f join moments m on m.id = f.created_in
    where f.id = any(${idsOf('user', references)}::bigint[]) and m.at < ${madeBefore.toString()}::timestamptz group by f.id order by f.id`.execute(
    db,
  );
  const sum = (field: 'userStates' | 'overrideStates') => rows.reduce((total, row) => total + row[field], 0);
  return { formerUsers: rows.map(({ id }) => id), userStates: sum('userStates'), overrideStates: sum('overrideStates') };
}

/** Lists that still have their file, and name the person. */
async function findLists(db: Kysely<RegistrySchema>, subject: DataSubject, lists: KeptLists): Promise<number[]> {
  const { rows } = await sql<{ id: number; isNamed: boolean }>`
    select id, exists (
      select from ${sql.table(lists.rows)} v where v.${sql.ref(lists.listId)} = list.id and ${mentions(sql`v.address`, subject)}) as "isNamed"
    from ${sql.table(lists.table)} list
    where file_id is not null and created_at < ${subject.madeBefore.toString()}::timestamptz order by id`.execute(db);
  const found: number[] = [];
  for (const { id, isNamed } of rows) if (isNamed || (await isNamedOtherwise(db, lists, id, subject))) found.push(id);
  return found;
}

/** Whether a list writes one of the addresses otherwise than in its normal form: under a domain in its own letters, say. */
async function isNamedOtherwise(
  db: Kysely<RegistrySchema>,
  { rows: table, listId }: KeptLists,
  id: number,
  { emails }: DataSubject,
): Promise<boolean> {
  const { rows } = await sql<{ address: string }>`
    select distinct address from ${sql.table(table)} where ${sql.ref(listId)} = ${id} and octet_length(address) > length(address)`.execute(
    db,
  );
  return rows.some(({ address }) => {
    const parsed = parseEmail(address);
    return parsed.ok && emails.includes(parsed.email.address);
  });
}

async function findDelegations(db: Kysely<RegistrySchema>, { references, madeBefore }: DataSubject): Promise<number[]> {
  const operators = sql`any(${idsOf('operator', references)}::bigint[])`;
  const { rows } = await sql<{ id: number }>`
    select id from delegations where (from_operator_id = ${operators} or to_operator_id = ${operators})
      and created_at < ${madeBefore.toString()}::timestamptz order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Answers that are kept under an Idempotency-Key, by the hash of their requests. */
async function findAnswers(db: Kysely<RegistrySchema>, subject: DataSubject, users: readonly number[]): Promise<Buffer[]> {
  const { rows } = await sql<{ hash: Buffer }>`
    select request_hash as hash from idempotency_keys
    where expires_at < ${subject.madeBefore.add({ hours: 24 }).toString()}::timestamptz
      and (${mentions(sql`body`, subject)} or location = any(${users.map((id) => `/v1/users/${id}`)}::text[]))`.execute(db);
  return rows.map(({ hash }) => hash);
}

/** Who had approved in whose place stays in the log, without their names. */
export async function deleteDelegations(db: Kysely<RegistrySchema>, ids: readonly number[]): Promise<void> {
  await sql`delete from delegations where id = any(${ids}::bigint[])`.execute(db);
}

export async function deleteAnswers(db: Kysely<RegistrySchema>, hashes: readonly Buffer[]): Promise<void> {
  await sql`delete from idempotency_keys where request_hash = any(${hashes}::bytea[])`.execute(db);
}
