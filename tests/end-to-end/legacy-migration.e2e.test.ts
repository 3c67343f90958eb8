import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../dev-env/dev-env.ts';
import { startGateway, startOldService } from './old-service.ts';
import { seatledger, startSeatledger, startServer, temporaryFolder } from './seatledger.ts';

// The whole of it: SEATLEDGER_KILL_POINTS=20 SEATLEDGER_KILL_USERS=20000
const killPoints = Number(process.env['SEATLEDGER_KILL_POINTS'] ?? '3');
const users = Number(process.env['SEATLEDGER_KILL_USERS'] ?? '300');

const mapping = `version: 1
timeZone: Europe/Paris
dates: { writtenIn: Europe/Paris, order: dmy, until: inclusive, openFrom: [], openUntil: [] }
flags: { yes: ['true'], no: ['false'] }
tables:
  dbo.Client: { entity: customer, key: [Id], columns: { Id: id, Name: name } }
  dbo.Domain: { entity: domain, key: [Id], columns: { Id: id, Name: name, ClientId: customerId, StartDate: validFrom, EndDate: validUntil, IsActive: isActive } }
  dbo.User: { entity: user, key: [Id], columns: { Id: id, Email: email, FirstName: firstName, IsActive: isActive } }
  dbo.PackProfile: { entity: seat, key: [Id], columns: { Id: id, DomainId: domainId, UserId: userId } }
  dbo.Role: { entity: role, key: [Id], columns: { Id: id, Name: name } }
  dbo.RoleUser: { entity: operator, key: [Id], columns: { Id: id, Email: email, RoleId: roleId } }
roles: { Lecture: reader }
`;

type Value = string | number | null;
const literal = (value: Value): string => (typeof value === 'string' ? `N'${value.replaceAll("'", "''")}'` : (value?.toString() ?? 'NULL'));
const insert = (table: string, columns: string, rows: readonly (readonly Value[])[]): string =>
  rows.map((row) => `INSERT [dbo].[${table}] (${columns}) VALUES (${row.map(literal).join(', ')})\r\n`).join('');

const table = (name: string, columns: string): string =>
  `CREATE TABLE [dbo].[${name}]([Id] [int] NOT NULL, ${columns}, PRIMARY KEY ([Id]))\r\nGO\r\n`;

/** An old database with a fault of most kinds. */
function script(count: number): string {
  const numbers = Array.from({ length: count }, (_, n) => n + 1);
  const address = (n: number): string =>
    n % 50 === 0 ? `user${n - 1}@d1.example ` : n % 31 === 0 ? `user${n} at d1.example` : `user${n}@d${(n % 2) + 1}.example`;
  return [
    table('Client', '[Name] [nvarchar](200)'),
    table('Domain', '[Name] [nvarchar](255), [ClientId] [int], [StartDate] [datetime], [EndDate] [datetime], [IsActive] [bit]'),
    table('User', '[Email] [nvarchar](320), [FirstName] [nvarchar](100), [IsActive] [bit]'),
    table('PackProfile', '[DomainId] [int], [UserId] [int]'),
    table('Role', '[Name] [nvarchar](50)'),
    table('RoleUser', '[Email] [nvarchar](320), [RoleId] [int]'),
    insert('Client', '[Id], [Name]', [
      [1, "Dépôt d'Acme "],
      [2, 'Globex'],
    ]),
    insert('Domain', '[Id], [Name], [ClientId], [StartDate], [EndDate], [IsActive]', [
      [1, '@D1.example', 1, '2022-01-01', '2027-12-31', 1],
      [2, 'd2.example', 2, '2022-01-01', null, 0],
      [3, 'orphan.example', 99, '2022-01-01', null, 1],
    ]),
    insert(
      'User',
      '[Id], [Email], [FirstName], [IsActive]',
      numbers.map((n) => [n, address(n), `User ${n}`, n % 7 === 0 ? 0 : 1]),
    ),
    insert(
      'PackProfile',
      '[Id], [DomainId], [UserId]',
      numbers.map((n) => [n, n % 50 === 0 ? 1 : (n % 2) + 1, n]),
    ),
    insert('Role', '[Id], [Name]', [[1, 'Lecture']]),
    insert('RoleUser', '[Id], [Email], [RoleId]', [[1, 'rd@vendor.example', 1]]),
  ].join('');
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const files = { script: '', mapping: '' };

before(async () => {
  folder = await temporaryFolder();
  files.script = join(folder.path, 'old.sql');
  files.mapping = join(folder.path, 'mapping.yaml');
  await writeFile(files.script, Buffer.from(`\uFEFF${script(users)}`, 'utf16le'));
  await writeFile(files.mapping, mapping);
});

after(() => folder[Symbol.asyncDispose]());

/** Runs a verb that ends with this code, and gives what it says as JSON. */
async function run(data: string, code: number, ...args: string[]): Promise<Record<string, unknown>> {
  const { exitCode, stdout, stderr } = await seatledger(data, ...args, '--json', '--data', data);
  assert.equal(exitCode, code, `${args.join(' ')}: ${stderr}${stdout.slice(0, 2_000)}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

const source = (): readonly string[] => [files.script, '--mapping', files.mapping];

type Item = Readonly<Record<string, unknown>>;

/** All that came over, without what the order of making gave it. */
async function stateOf(data: string): Promise<unknown> {
  const lists = ['customer', 'domain', 'user'].map((noun) => run(data, 0, noun, 'list', '--all'));
  const named = (await Promise.all(lists)) as unknown as readonly (readonly Item[])[];
  return named.map((items) =>
    items
      .map(({ id: _, customerId: __, domainId: ___, createdAt: ____, updatedAt: _____, suspendedAt: ______, ...item }) =>
        JSON.stringify(item),
      )
      .toSorted(),
  );
}

interface Readiness {
  readonly domains: readonly { readonly blockers: readonly { readonly code: string }[] }[];
}

describe('a migration from an old database', () => {
  let undisturbed: unknown;

  it('is planned, applied, verified, and has nothing to do a second time', async () => {
    const data = join(folder.path, 'undisturbed');
    const reports = join(folder.path, 'reports');
    const plan = await run(data, 0, 'legacy', 'plan', ...source(), '--report', reports);
    assert.equal(plan['state'], 'planned');
    const page = (await readdir(reports)).find((name) => name.endsWith('.html')) ?? '';
    assert.match(await readFile(join(reports, page), 'utf8'), /Signatures[^]*<\/html>/);
    assert.equal((await run(data, 2, 'legacy', 'verify', ...source()))['isVerified'], false);
    const applied = await run(data, 0, 'legacy', 'apply');
    assert.deepEqual([applied['state'], applied['refused']], ['applied', 0]);
    const verified = await run(data, 0, 'legacy', 'verify', ...source());
    assert.deepEqual([verified['isVerified'], verified['unaccounted'], verified['notMoved']], [true, 0, 0]);
    assert.equal((await run(data, 0, 'legacy', 'apply'))['steps'], 0);
    undisturbed = await stateOf(data);
  });

  it('is compared with the old rules, and every difference has a cause', async () => {
    const data = join(folder.path, 'undisturbed');
    const numbers = Array.from({ length: users }, (_, n) => n + 1);
    // Of an active user and domain, whose address is none: its row waits in quarantine.
    const waiting = numbers.filter((n) => n % 50 !== 0 && n % 31 === 0 && n % 2 === 0 && n % 7 !== 0).length;
    const { causes, runId } = await run(data, 2, 'legacy', 'parity', ...source());
    assert.deepEqual(causes, [{ cause: 'quarantined', effect: 'loses', questions: waiting }]);
    const recorded = await run(data, 0, 'parity-run', 'read', String(runId));
    assert.deepEqual([recorded['comparedWith'], recorded['differing']], ['rules', waiting]);
  });

  it('says of each customer what keeps its domains from being cut over', async () => {
    const data = join(folder.path, 'undisturbed');
    const reports = join(folder.path, 'readiness');
    const { customers, cutOver } = await run(data, 2, 'legacy', 'readiness', '--report', reports);
    assert.equal(cutOver, 0);
    const blockers = (customers as readonly Readiness[]).flatMap(({ domains }) => domains.flatMap((domain) => domain.blockers));
    assert.deepEqual([...new Set(blockers.map(({ code }) => code))].toSorted(), ['differences', 'open_quarantine']);
    assert.match(await readFile(join(reports, 'readiness.html'), 'utf8'), /wait in quarantine[^]*Signatures[^]*<\/html>/);
  });

  it('tells what was changed in Seatledger since, of questions that were recorded', async () => {
    const data = join(folder.path, 'undisturbed');
    await run(data, 0, 'user', 'suspend', 'user2@d1.example', '--reason', 'Has left.');
    await run(data, 0, 'user', 'delete', 'user4@d1.example');
    const questions = join(folder.path, 'questions.ndjson');
    const asked = ['USER2@d1.example', 'user4@d1.example', 'user6@d1.example', 'nobody@d1.example'];
    await writeFile(questions, asked.map((email) => `${JSON.stringify({ email, at: '2026-11-26T08:00:00Z' })}\n`).join(''));
    const reports = join(folder.path, 'parity');
    const { agreed } = await run(data, 2, 'legacy', 'parity', ...source(), '--questions', questions, '--report', reports, '--no-record');
    assert.equal(agreed, 2);
    const lines = (await readFile(join(reports, 'differences.ndjson'), 'utf8')).trim().split('\n');
    const found = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .map(({ email, cause }) => `${String(email)} ${String(cause)}`);
    assert.deepEqual(found, ['USER2@d1.example changed_since', 'user4@d1.example changed_since']);
    assert.match(await readFile(join(reports, 'parity.html'), 'utf8'), /changed since[^]*Signatures[^]*<\/html>/);
  });

  it('is cut over domain by domain, and back, at the gateway in the place of the old service', async () => {
    const data = join(folder.path, 'undisturbed');
    await using stack = new AsyncDisposableStack();
    const { key } = await run(data, 0, 'api-key', 'create', '--name', 'Gateway', '--scope', 'licence:check,domains:read');
    const server = stack.use(await startServer(data));
    const old = stack.use(await startOldService(files.script, mapping));
    const record = join(folder.path, 'recorded.ndjson');
    const gateway = stack.use(await startGateway(folder.path, { oldUrl: old.url, url: server.url, key: String(key), record }));
    const ask = async (email: string): Promise<string> => {
      const response = await fetch(`${gateway.url}/licence?mail=${encodeURIComponent(email)}`);
      const { licensed } = (await response.json()) as { readonly licensed: boolean };
      return `${response.headers.get('seatledger-answered-by')}: ${licensed}`;
    };
    assert.equal(await ask('user4@d1.example'), 'old: true');
    await run(data, 0, 'domain', 'cut-over', 'd1.example', '--reason', 'It is compared.', '--accept-blockers', 'true');
    await until('Seatledger answers', async () => (await ask('user4@d1.example')) === 'seatledger: false');
    assert.equal(await ask('User8@d1.example'), 'seatledger: true');
    assert.equal(await ask('user1@d2.example'), 'old: false');
    await run(data, 0, 'domain', 'cut-back', 'd1.example', '--reason', 'Not yet.');
    await until('the old service answers', async () => (await ask('user4@d1.example')) === 'old: true');
    assert.equal(await gateway.stop(), 0);
    assert.match(await readFile(record, 'utf8'), /^\{"email":"user4@d1\.example","at":"[^"]+"\}\n/);
    assert.ok(!gateway.printed().includes('user4'));
  });

  it(`killed at ${killPoints} points and resumed comes to the same`, async () => {
    const data = join(folder.path, 'killed');
    await run(data, 0, 'legacy', 'plan', ...source());
    for (let killed = 0; killed < killPoints; killed += 1) {
      const { child, ended } = startSeatledger(data, 'legacy', 'apply', '--part', '7', '--json');
      child.stdout.resume();
      child.stderr.resume();
      // Between its start and its end, later each time.
      await Promise.race([delay(1_500 + Math.random() * 4_000), ended]);
      child.kill('SIGKILL');
      await ended;
    }
    await run(data, 0, 'legacy', 'apply');
    assert.deepEqual(await stateOf(data), undisturbed);
    assert.equal((await run(data, 0, 'legacy', 'verify', ...source()))['isVerified'], true);
  });
});
