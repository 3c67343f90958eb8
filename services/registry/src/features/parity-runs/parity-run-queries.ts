import { found } from '@seatledger/domain/command/decision.ts';
import type { ComparedDomain, CountedCause, ParityRun } from '@seatledger/domain/migration/create-parity-run.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';

export interface ParityRunRow {
  readonly id: number;
  readonly sourceName: string;
  readonly comparedWith: ParityRun['comparedWith'];
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant;
  readonly domains: number;
  readonly questions: number;
  readonly agreed: number;
  readonly differing: number;
  readonly causes: CountedCause[];
  readonly createdAt: Temporal.Instant;
}

/** `id` is the place of the domain in the run. */
export interface ComparedDomainRow extends ComparedDomain {
  readonly id: number;
}

export function selectParityRuns(db: Kysely<RegistrySchema>) {
  return db.selectFrom('parityRuns').selectAll().$castTo<ParityRunRow>();
}

/** @throws CommandRefused `parity_run_not_found` */
export async function findParityRun(db: Kysely<RegistrySchema>, id: number): Promise<ParityRunRow> {
  return found(await selectParityRuns(db).where('id', '=', id).executeTakeFirst(), 'parity_run', id);
}

export async function insertParityRun(tx: Tx, run: ParityRun): Promise<void> {
  const { id, source, comparedWith, startedAt, endedAt, domains, questions, agreed, differing, causes } = run;
  await tx
    .insertInto('parityRuns')
    .values({
      id,
      sourceName: source,
      comparedWith,
      startedAt: sql<Temporal.Instant>`${startedAt}::timestamptz`,
      endedAt: sql<Temporal.Instant>`${endedAt}::timestamptz`,
      domains,
      questions,
      agreed,
      differing,
      causes: JSON.stringify(causes),
    })
    .execute();
}

/** Written beside the run: a hundred thousand of them are no part of a command. */
export async function insertComparedDomains(tx: Tx, runId: number, domains: readonly ComparedDomain[]): Promise<void> {
  await sql`
    insert into parity_run_domains (run_id, position, name, asked, agreed, causes)
    select ${runId}, row_number() over (), name, asked, agreed, causes
    from json_to_recordset(${JSON.stringify(domains)}::json) d (name text, asked integer, agreed integer, causes jsonb)`.execute(tx);
}

/** In the order in which the run names them. */
export async function listComparedDomains(
  db: Kysely<RegistrySchema>,
  runId: number,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly ComparedDomainRow[]> {
  const { rows } = await sql<ComparedDomainRow>`
    select position as id, name, asked, agreed, causes from parity_run_domains
    where run_id = ${runId} and position > ${after} order by position limit ${limit}`.execute(db);
  return rows;
}
