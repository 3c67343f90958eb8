import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { createRegistry, type ImportFileOptions, type ImportReport, type Registry, type Verdict } from '../../service.ts';

const context = {
  actor: { kind: 'cli', id: null, name: 'tester' },
  origin: 'import',
  address: null,
  requestId: 'request-1',
  now: Temporal.Instant.from('2026-11-22T10:00:00Z'),
} as const;

let database: TestDatabase;
let registry: Registry;
let admin: pg.Client;

before(async () => {
  database = await createTestDatabase();
  registry = createRegistry({ databaseUrl: database.urls.registry, maxConnections: 10, audit: database.audit, onError: () => undefined });
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});

after(async () => {
  await admin.end();
  await registry[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

beforeEach(async () => {
  await admin.query('truncate registry.customers, registry.users, registry.profiles, registry.changes cascade');
  await admin.query(`
    begin;
    insert into registry.customers (id, name, locale, time_zone) values (1, 'Acme', 'fr', 'Europe/Paris');
    insert into registry.domains (id, customer_id, name, valid_from, valid_until, seat_limit)
      values (1, 1, 'acme.example', '2026-01-01', '2027-03-31', 100);
    insert into registry.domain_names (name, domain_id) values ('acme.example', 1), ('acme-group.example', 1);
    insert into registry.profiles (id, key, name) values (1, 'viewer', 'Viewer'), (2, 'analyst', 'Analyst');
    commit`);
  await admin.query('truncate audit.pending');
});

interface Imported {
  readonly report: ImportReport;
  readonly verdicts: readonly Verdict[];
}

async function importText(text: string, options: Partial<ImportFileOptions> = {}): Promise<Imported> {
  const verdicts: Verdict[] = [];
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  const report = await registry.importFile(
    {
      fileName: 'list.csv',
      bytes: bytes(),
      domain: 'acme.example',
      mapping: new Map(),
      dateOrder: null,
      defaultProfile: null,
      dryRun: false,
      skipRefused: false,
      verdicts: 'all',
      onProgress: () => undefined,
      onVerdicts: async (batch) => void verdicts.push(...batch),
      ...options,
    },
    context,
  );
  return { report, verdicts };
}

async function users(): Promise<unknown[]> {
  const { rows } = await admin.query(
    `select u.local_part, u.display_name, p.key as profile, u.valid_from::text, u.valid_until::text, u.suspended_at is not null as suspended
     from registry.users u left join registry.profiles p on p.id = u.profile_id order by u.local_part`,
  );
  return rows;
}

async function count(table: string): Promise<number> {
  const { rows } = await admin.query<{ count: string }>(`select count(*) from ${table}`);
  return Number(rows[0]?.count);
}

const user = (localPart: string, displayName = '', rest = {}) => ({
  local_part: localPart,
  display_name: displayName,
  profile: null,
  valid_from: null,
  valid_until: null,
  suspended: false,
  ...rest,
});

describe('the import of a list', () => {
  it('makes a user of every row, counts the seats, and writes one audit event and one change for all', async () => {
    const { report, verdicts } = await importText('Email,Name\nzoe@acme.example,Zoé\nana@acme.example,Ana\n', { defaultProfile: 'viewer' });
    assert.equal(report.outcome, 'applied');
    assert.deepEqual(report.counts, { create: 2, change: 0, same: 0, refuse: 0 });
    assert.deepEqual(verdicts, [
      { line: 2, address: 'zoe@acme.example', verdict: 'create', code: '', detail: '' },
      { line: 3, address: 'ana@acme.example', verdict: 'create', code: '', detail: '' },
    ]);
    assert.deepEqual(await users(), [user('ana', 'Ana', { profile: 'viewer' }), user('zoe', 'Zoé', { profile: 'viewer' })]);
    const { rows: domains } = await admin.query('select seats_used from registry.domains');
    assert.deepEqual(domains, [{ seats_used: 2 }]);
    const { rows: events } = await admin.query('select id, kind, origin, after, subject_kind from test.audit_events');
    assert.equal(events.length, 1);
    assert.equal(events[0].kind, 'user.import');
    assert.equal(events[0].after.create, 2);
    assert.match(events[0].after.file.sha256, /^[0-9a-f]{64}$/);
    const { rows: changes } = await admin.query(`
      select c.entity, c.audit_event_id, bool_and(u.id between c.first_id and c.last_id) as all_named
      from registry.changes c, registry.users u group by c.id`);
    assert.deepEqual(changes, [{ entity: 'user', audit_event_id: events[0].id, all_named: true }]);
  });

  it('changes what the list says otherwise, leaves what it does not say, and finds nothing to do the second time', async () => {
    await importText('Email,Name,Profile\nana@acme.example,Ana,analyst\nbob@acme.example,Bob,viewer\n');
    const again = await importText('Email,Name,Profile,End date\nana@acme.example,Ana Muñoz,,2026-12-31\nbob@acme.example,Bob,Viewer,\n');
    assert.deepEqual(
      again.verdicts.map(({ verdict }) => verdict),
      ['change', 'same'],
    );
    assert.deepEqual(await users(), [
      user('ana', 'Ana Muñoz', { profile: 'analyst', valid_until: '2026-12-31' }),
      user('bob', 'Bob', { profile: 'viewer' }),
    ]);
    const third = await importText('Email,Name,Profile,End date\nana@acme.example,Ana Muñoz,,2026-12-31\nbob@acme.example,Bob,Viewer,\n');
    assert.equal(third.report.outcome, 'nothing_to_do');
    assert.equal(await count('test.audit_events'), 2);
  });

  it('applies nothing when a row is refused, and says why on that row', async () => {
    const { report, verdicts } = await importText('Email\nana@acme.example\nbob@mail.acme.example\nnot an address\n');
    assert.equal(report.outcome, 'refused');
    assert.deepEqual(
      verdicts.map(({ line, verdict, code }) => [line, verdict, code]),
      [
        [2, 'create', ''],
        [3, 'refuse', 'sub_domain'],
        [4, 'refuse', 'not_an_address'],
      ],
    );
    assert.equal(await count('registry.users'), 0);
    assert.equal(await count('test.audit_events'), 0);
  });

  it('applies the other rows when asked to skip the refused ones', async () => {
    const { report } = await importText('Email\nana@acme.example\nbob@other.example\n', { skipRefused: true });
    assert.equal(report.outcome, 'applied');
    assert.deepEqual(report.counts, { create: 1, change: 0, same: 0, refuse: 1 });
    assert.deepEqual(await users(), [user('ana')]);
  });

  it('gives the same verdicts in a dry run and changes nothing', async () => {
    const text = 'Email\nana@acme.example\nANA@acme.example\nbob@other.example\n';
    const dry = await importText(text, { dryRun: true });
    assert.equal(dry.report.outcome, 'dry_run');
    assert.equal(await count('registry.users'), 0);
    assert.equal(await count('registry.changes'), 0);
    assert.deepEqual((await importText(text, { skipRefused: true })).verdicts, dry.verdicts);
  });

  it('merges rows for one person, however written, with a notice; the first counts', async () => {
    const { verdicts } = await importText('Email,Name\nAna@Acme.example,Ana\n ana@ACME.example ,Other\nana@acme-group.example,Third\n');
    assert.deepEqual(
      verdicts.map(({ verdict, detail }) => [verdict, detail]),
      [
        ['create', ''],
        ['same', 'The same person as line 2; that line counts.'],
        ['same', 'The same person as line 2; that line counts.'],
      ],
    );
    assert.deepEqual(await users(), [user('ana', 'Ana')]);
  });

  it('refuses the rows that find no seat, the last of the file first', async () => {
    await admin.query('update registry.domains set seat_limit = 2');
    const { report, verdicts } = await importText('Email\nzoe@acme.example\nbob@acme.example\nana@acme.example\n', { skipRefused: true });
    assert.deepEqual(
      verdicts.map(({ verdict, code }) => [verdict, code]),
      [
        ['create', ''],
        ['create', ''],
        ['refuse', 'seat_limit_reached'],
      ],
    );
    assert.equal(report.outcome, 'applied');
    assert.deepEqual(await users(), [user('bob'), user('zoe')]);
  });

  it('never passes the seat limit when two lists race for the last seats', async () => {
    await admin.query('update registry.domains set seat_limit = 30');
    const list = (prefix: string) => ['Email', ...Array.from({ length: 20 }, (_, index) => `${prefix}${index}@acme.example`)].join('\n');
    const reports = await Promise.all(
      ['a', 'b', 'c'].map(async (prefix) => (await importText(list(prefix), { skipRefused: true })).report),
    );
    assert.equal(
      reports.reduce((sum, { counts }) => sum + counts.create, 0),
      30,
    );
    assert.equal(await count('registry.users'), 30);
  });

  it('judges dates against the domain and against what the user has', async () => {
    await importText('Email,Start date\nana@acme.example,2026-06-01\n');
    const { verdicts } = await importText(
      'Email,End date\nana@acme.example,2026-05-31\nbob@acme.example,2025-12-31\nkim@acme.example,2028-01-01\n',
    );
    assert.deepEqual(
      verdicts.map(({ verdict, code }) => [verdict, code]),
      [
        ['refuse', 'ends_before_start'],
        ['refuse', 'validity_outside_domain'],
        ['create', ''],
      ],
    );
  });

  it('suspends whom the list calls inactive and never reinstates', async () => {
    await importText('Email,Active\nana@acme.example,yes\nbob@acme.example,no\n');
    await importText('Email,Active\nana@acme.example,no\nbob@acme.example,yes\n');
    assert.deepEqual(await users(), [user('ana', '', { suspended: true }), user('bob', '', { suspended: true })]);
  });

  it('keeps tabs, line ends, backslashes and formulas in names as they are', async () => {
    await importText('Email,Name\nana@acme.example,"=1+3 \\N ""x"""\n');
    assert.deepEqual(await users(), [user('ana', '=1+3 \\N "x"')]);
  });

  it('refuses an unknown domain, an unknown profile and a file without addresses before it reads the rows', async () => {
    await assert.rejects(importText('Email\nana@x.example', { domain: 'x.example' }), { code: 'domain_not_found' });
    await assert.rejects(importText('Email\nana@acme.example', { defaultProfile: 'boss' }), { code: 'profile_not_found' });
    await assert.rejects(importText('Name,Town\nAna,Paris\n'), { code: 'no_address_column' });
    await assert.rejects(importText(''), { code: 'empty' });
  });

  it('applies nothing when the file turns out to be broken on its last line, or its source fails', async () => {
    await assert.rejects(importText('Email,Name\nana@acme.example,Ana\nbob@acme.example,"Bob\n'), { code: 'unclosed_quote' });
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('Email\nana@acme.example\n');
      throw new Error('the disk is gone');
    }
    await assert.rejects(importText('', { bytes: failing() }), /the disk is gone/);
    assert.equal(await count('registry.users'), 0);
  });

  it('applies nothing when the verdicts cannot be kept', async () => {
    const full = async (): Promise<never> => {
      throw new Error('no space left');
    };
    await assert.rejects(importText('Email\nana@acme.example\n', { onVerdicts: full }), /no space left/);
    assert.equal(await count('registry.users'), 0);
  });

  it('says by the name of its session that it may take long, and goes by its own name again afterwards', async () => {
    const busy = async () =>
      (
        await admin.query(
          `select count(*)::int as count from pg_stat_activity
           where datname = current_database() and application_name = 'seatledger long work: an import'`,
        )
      ).rows as readonly { count: number }[];
    const seen: (readonly { count: number }[])[] = [];
    const onVerdicts = async () => void seen.push(await busy());
    await importText('Email\nana@acme.example\n', { onVerdicts });
    await assert.rejects(importText('Email\nana@acme.example\n"', { onVerdicts }), { code: 'unclosed_quote' });
    assert.deepEqual([...seen, await busy()], [[{ count: 1 }], [{ count: 0 }]]);
  });

  it('can be done again on the same connection after a failure', async () => {
    await assert.rejects(importText('Email\nana@acme.example\n"', {}), { code: 'unclosed_quote' });
    assert.equal((await importText('Email\nana@acme.example\n')).report.outcome, 'applied');
  });
});

describe('the import of a list where the policy asks the command line for approval', () => {
  const rule = { commands: ['import.apply'], proposedBy: ['command-line'], approvals: 1, approverRoles: ['approver'], exemptRoles: [] };
  const rules = [{ ...rule, reasonRequired: true, dueDays: 3, expireDays: 30 }];
  const list = 'Email\nzoe@acme.example\nana@other.example\n';
  const said = { title: 'Staff', reason: 'new staff', applyAt: null };

  beforeEach(async () => {
    await admin.query(
      'delete from registry.change_request_items; delete from registry.change_request_steps; delete from registry.change_requests',
    );
    await admin.query('delete from registry.import_files');
    await admin.query('update registry.approval_policy set rules = $1', [JSON.stringify(rules)]);
  });
  after(async () => void (await admin.query('update registry.approval_policy set rules = null')));

  it('makes a change request of it, with the file and the verdicts', async () => {
    const { report, verdicts } = await importText(list, { skipRefused: true, said });
    assert.deepEqual([report.outcome, report.counts], ['proposed', { create: 1, change: 0, same: 0, refuse: 1 }]);
    assert.deepEqual(
      verdicts.map(({ verdict }) => verdict),
      ['create', 'refuse'],
    );
    assert.equal(await count('registry.users'), 0);
    const { rows } = await admin.query(
      'select id, state, title, reason, proposer_kind, proposer_name, kinds from registry.change_requests',
    );
    const kinds = ['import.apply', 'user.import'];
    assert.deepEqual(rows, [
      {
        id: report.changeRequestId,
        state: 'submitted',
        title: 'Staff',
        reason: 'new staff',
        proposer_kind: 'cli',
        proposer_name: 'tester',
        kinds,
      },
    ]);
    assert.equal(await count('registry.import_verdicts'), 2);
  });

  it('keeps nothing where rows are refused, there is nothing to do, a reason is missing, or it is a dry run', async () => {
    assert.equal((await importText(list, { said })).report.outcome, 'refused');
    assert.equal((await importText('Email\nana@other.example\n', { skipRefused: true, said })).report.outcome, 'nothing_to_do');
    assert.equal((await importText(list, { dryRun: true })).report.outcome, 'dry_run');
    await assert.rejects(importText(list, { skipRefused: true }), { code: 'reason_required' });
    for (const table of ['imports', 'import_files', 'change_requests']) assert.equal(await count(`registry.${table}`), 0, table);
  });
});
