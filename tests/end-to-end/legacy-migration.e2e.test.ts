import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { seatledger, startSeatledger, temporaryFolder } from './seatledger.ts';

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
