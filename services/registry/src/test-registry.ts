import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import type { CommandContext, CommandValue, Touched } from '@seatledger/platform/commands/use-case.ts';
import pg from 'pg';
import { createRegistry, type Registry } from './service.ts';

export const context: CommandContext = {
  actor: { kind: 'operator', id: null, name: 'Rosa' },
  origin: 'api',
  address: null,
  requestId: 'request-1',
  now: Temporal.Instant.from('2026-11-22T10:00:00Z'),
};

type State = Readonly<Record<string, unknown>> | null;

/** What a command left behind besides the rows themselves. */
export interface Outcome {
  readonly id: number | null;
  readonly event: {
    readonly kind: string;
    readonly subjectKind: string;
    readonly subjectId: number;
    readonly before: State;
    readonly after: State;
    readonly reason: string | null;
  };
  readonly touched: readonly Touched[];
}

interface Database extends AsyncDisposable {
  readonly urls: { readonly registry: string };
  readonly adminUrl: string;
  readonly audit: AuditWriter;
}

/** A registry on a database of its own for the tests of a file, and a superuser's look at what its commands leave there. Empty for each test. */
export function testRegistry(createDatabase: () => Promise<Database>, whenOpen?: (registry: Registry) => Promise<void>) {
  let database: Database;
  let registry: Registry;
  let admin: pg.Client;

  before(async () => {
    database = await createDatabase();
    registry = createRegistry({ databaseUrl: database.urls.registry, maxConnections: 12, audit: database.audit, onError: () => undefined });
    admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=registry' });
    await admin.connect();
    await whenOpen?.(registry);
  });

  beforeEach(async () => {
    // A test that failed may have left a transaction open.
    await admin.query('rollback');
    await admin.query(tables.map((table) => `delete from ${table}`).join(';'));
    await admin.query('update approval_policy set rules = null, version = 1; delete from access.operators');
  });

  after(async () => {
    await admin.end();
    await registry[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  const execute = (command: CommandValue, as = context) => registry.execute(command, as);

  /** Carries a command out that has to change something. */
  async function change(command: CommandValue): Promise<Outcome> {
    const { outcome, id } = await execute(command);
    assert.equal(outcome, 'changed', `${command.kind} changed nothing`);
    return { id, ...(await lastOutcome(admin)) };
  }

  /** As `change`; gives the id of what was created. */
  async function create(command: CommandValue): Promise<number> {
    const { id } = await change(command);
    assert.ok(id !== null);
    return id;
  }

  /** Sees to it that work leaves everything as it is. */
  async function changesNothing(work: () => Promise<unknown>): Promise<void> {
    const before = await everything(admin);
    await work();
    assert.deepEqual(await everything(admin), before);
  }

  /** Carries a command out that finds everything as it should be. */
  const findsUnchanged = (command: CommandValue) =>
    changesNothing(async () => assert.deepEqual(await execute(command), { outcome: 'unchanged', id: null }));

  /** Sees to it that a command is refused with this code and leaves nothing behind. */
  const refuses = (command: CommandValue, code: string, field?: string) =>
    changesNothing(() => assert.rejects(execute(command), field === undefined ? { code } : { code, field }));

  /** Carries a command out that has to wait for another transaction, which takes a lock, then does something `meanwhile`, and commits. */
  async function waitsFor(lock: string, command: CommandValue, meanwhile = 'select'): Promise<Outcome> {
    const { id } = await afterWaiting(lock, () => execute(command), meanwhile);
    return { id, ...(await lastOutcome(admin)) };
  }

  /** The same of any work. */
  async function afterWaiting<Result>(lock: string, work: () => Promise<Result>, meanwhile = 'select'): Promise<Result> {
    await admin.query(`begin; ${lock}`);
    let ended = false;
    const working = work().finally(() => (ended = true));
    while (!(await isSomeoneWaiting(admin))) assert.equal(ended, false, `the work did not wait for ${lock}`);
    const [result] = await Promise.all([working, admin.query(`${meanwhile}; commit`)]);
    return result;
  }

  /** Sees to it that work does not wait for another transaction, which has taken a lock. */
  async function waitsForNobody(lock: string, work: () => Promise<unknown>): Promise<void> {
    await admin.query(`begin; ${lock}`);
    let ended = false;
    let waited = false;
    const working = work().finally(() => (ended = true));
    while (!ended && !waited) waited = await isSomeoneWaiting(admin);
    await admin.query('rollback');
    await working;
    assert.equal(waited, false, `the work waited for ${lock}`);
  }

  /** Carries commands out at once. Gives the codes of the refusals, one for each that did not succeed. */
  async function race(commands: readonly CommandValue[]): Promise<string[]> {
    const results = await Promise.allSettled(commands.map((command) => execute(command)));
    return results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
  }

  /** Rows, looked up in the schema `registry`. */
  const rows = async (sql: string): Promise<readonly Record<string, unknown>[]> => (await admin.query(sql)).rows;

  /** An account of the access service, of a person of its own. Gives its id. */
  async function operator(name: string, roles: readonly string[], customerIds: readonly number[] | null = null): Promise<number> {
    const { rows: made } = await admin.query(
      `insert into access.operators (email, display_name, customer_ids) values ($1 || '@vendor.example', $1, $2) returning id::int`,
      [name, customerIds],
    );
    const { id } = made[0];
    await admin.query('insert into access.operator_roles select $1, id from access.roles where key = any ($2)', [id, roles]);
    return id;
  }

  /** Begins, for all tests of the file, what follows changes in the background. */
  const start = (): void => registry.start();

  /** Removes lists, and files that belong to none, that were uploaded earlier than this. */
  async function removeLists(before: Temporal.Instant): Promise<void> {
    for (const { remove } of registry.personalData.retained.filter(({ kind }) => kind.endsWith('-file'))) await remove(before);
  }

  /** As the server asks for it when a person is exported or erased. */
  const personalData = () => registry.personalData;

  return {
    start,
    removeLists,
    personalData,
    operator,
    execute,
    change,
    create,
    changesNothing,
    findsUnchanged,
    refuses,
    waitsFor,
    afterWaiting,
    waitsForNobody,
    race,
    rows,
  };
}

async function isSomeoneWaiting(admin: pg.Client): Promise<boolean> {
  const { rowCount } = await admin.query(
    'select from pg_locks join pg_stat_activity a using (pid) where not granted and a.datname = current_database()',
  );
  return rowCount !== 0;
}

async function lastOutcome(admin: pg.Client): Promise<Omit<Outcome, 'id'>> {
  const { rows: events } = await admin.query(
    `select id, kind, subject_kind as "subjectKind", subject_id::int as "subjectId", before, after, reason from test.audit_events order by id desc limit 1`,
  );
  const { id, ...event } = events[0];
  const { rows: touched } = await admin.query(
    `select entity, first_id::int as "firstId", last_id::int as "lastId" from changes where audit_event_id = $1 order by id`,
    [id],
  );
  return { event, touched };
}

// Those that refer to others come first.
const tables = [
  'idempotency_keys',
  'change_request_items',
  'change_request_approvals',
  'change_request_comments',
  'change_request_steps',
  'change_requests',
  'delegations',
  'quarantined_rows',
  'domain_cut_overs',
  'parity_run_domains',
  'parity_runs',
  'legacy_links',
  'legacy_steps',
  'legacy_fates',
  'legacy_rows',
  'legacy_migrations',
  'import_changes',
  'import_verdicts',
  'imports',
  'import_mappings',
  'leavers',
  'leaver_check_rows',
  'leaver_checks',
  'import_pieces',
  'import_files',
  'overrides',
  'users',
  'domain_packs',
  'domains',
  'domain_names',
  'customer_contacts',
  'customers',
  'profile_values',
  'pack_values',
  'profiles',
  'packs',
  'features',
  'products',
  'changes',
  'search_entries',
  // What deleting the others has left there.
  'former_customers',
  'former_domains',
  'former_domain_packs',
  'former_features',
  'former_profiles',
  'former_profile_values',
  'former_packs',
  'former_pack_values',
  'former_users',
  'former_overrides',
  'moments',
  'audit.pending',
];

/** Every row of the registry and every audit event, in a form that can be compared. */
async function everything(admin: pg.Client): Promise<readonly string[]> {
  // The index of the search follows in the background, where that has begun.
  const compared = [...tables, 'approval_policy'].filter((table) => table !== 'search_entries');
  const parts = compared.map((table) => `select '${table} ' || row_to_json(t) as row from ${table} t`);
  const { rows } = await admin.query<{ row: string }>(`${parts.join(' union all ')} order by row`);
  return rows.map(({ row }) => row);
}
