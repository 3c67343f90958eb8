import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { openSource } from '../source/open-source.ts';
import type { SourceValue } from '../source/source-value.ts';
import { allOutcomes, allValues, countOutcomes, proposedMapping, sampleScript } from '../testing/read-all.ts';
import { makeCertificate } from '../testing/tds-server/certificate.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseOf, type DatabaseTable } from '../testing/tds-server/database.ts';
import { startTdsServer, type Answer, type TdsServer, type TdsServerOptions } from '../testing/tds-server/tds-server.ts';
import type { WireType } from '../testing/tds-server/tds-values.ts';

const password = 'pässword;"\'';
const addressOf = ({ port }: TdsServer): string => `mssql://reader@127.0.0.1:${port}/LicenceDb`;
const open = (server: TdsServer) => openSource([addressOf(server)], { server: { password, encrypt: 'off', timeoutMs: 5_000 } });
const serving = (answer: (sql: string) => Answer, options: Partial<TdsServerOptions> = {}) => startTdsServer({ answer, ...options });

const wireTypes: Readonly<Record<string, WireType>> = {
  int: 'int',
  bit: 'bit',
  datetime: 'datetime',
  varchar: 'varchar',
  nvarchar: 'nvarchar',
};

/** The sample's tables, as they would be on a server. */
async function sampleTables(): Promise<readonly DatabaseTable[]> {
  await using script = await openSource([fileURLToPath(sampleScript)]);
  const { tables } = await script.survey();
  const values = await allValues(script);
  return tables
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((table) => ({
      schema: 'dbo',
      name: table.name.slice(4),
      primaryKey: table.primaryKey,
      foreignKeys: table.foreignKeys.map(({ columns, table: target, references }) => ({
        column: columns[0]!,
        table: target.slice(4),
        references: references[0]!,
      })),
      columns: table.columns.map(({ name, type }) => ({
        name,
        type: type!.name,
        wire: type!.parameters[0] === 'max' ? 'nvarchar(max)' : wireTypes[type!.name]!,
      })),
      rows: (values[table.name] ?? []).map((row) =>
        row.map((value, index) => (table.columns[index]!.type!.name === 'bit' ? value === '1' : value)),
      ),
    }));
}

const row = { schema: 'dbo', name: 'T', primaryKey: ['Id'] } as const;

describe('a live server', () => {
  it('gives the same tables, values and outcomes as the script of its database', async () => {
    await using server = await serving(databaseOf(await sampleTables()));
    await using source = await open(server);
    await using script = await openSource([fileURLToPath(sampleScript)]);
    const expected = await allValues(script);
    assert.deepEqual(await allValues(source), Object.fromEntries(Object.entries(expected).toSorted(([a], [b]) => (a < b ? -1 : 1))));
    const bySource = (one: { readonly name: string }): string => one.name;
    const survey = await source.survey();
    assert.deepEqual(survey.notices, []);
    const ofScript = await script.survey();
    assert.deepEqual(
      survey.tables.map(({ name, rowCount, primaryKey, foreignKeys }) => ({
        name,
        rowCount,
        primaryKey,
        foreignKeys: foreignKeys.map(({ table }) => table).toSorted(),
      })),
      ofScript.tables
        .toSorted((a, b) => (bySource(a) < bySource(b) ? -1 : 1))
        .map(({ name, rowCount, primaryKey, foreignKeys }) => ({
          name,
          rowCount,
          primaryKey,
          foreignKeys: foreignKeys.map(({ table }) => table).toSorted(),
        })),
    );
    const mapping = await proposedMapping(source);
    assert.deepEqual(countOutcomes(await allOutcomes(source, mapping)), countOutcomes(await allOutcomes(script, mapping)));
  });

  it('is asked for reading alone, with a password that no address holds', async () => {
    await using server = await serving(databaseOf(await sampleTables()));
    await using source = await open(server);
    await allValues(source);
    assert.deepEqual(server.logins, [{ user: 'reader', password, database: 'LicenceDb', readOnlyIntent: true, isEncrypted: false }]);
    const changing = server.statements.filter((sql) => /\b(?:insert|update|delete|merge|create|alter|drop|truncate|exec)\b/i.test(sql));
    assert.deepEqual(changing, []);
    await assert.rejects(openSource(['mssql://sa:secret@db/LicenceDb']), {
      code: 'not_found',
      message: /Take the password out of the address/,
    });
  });

  it('is seen as of one moment where it allows that, and says so where not', async () => {
    await using server = await serving(databaseOf(await sampleTables()));
    await using source = await open(server);
    await allValues(source);
    const begun = server.statements.findIndex((sql) => sql === 'set transaction isolation level snapshot; begin transaction');
    const ended = server.statements.findIndex((sql) => sql.includes('rollback transaction'));
    const reads = server.statements.flatMap((sql, index) => (sql.includes('from [dbo]') ? [index] : []));
    assert.ok(reads.length === 12 && reads.every((index) => index > begun && index < ended));

    await using other = await serving(databaseOf(await sampleTables(), { snapshots: false }));
    await using without = await open(other);
    const notices: string[] = [];
    const batches = without.read({ tables: ['Role'], onNotice: ({ code }) => notices.push(code) });
    assert.equal((await Array.fromAsync(batches)).length, 1);
    assert.ok(!other.statements.some((sql) => sql.includes('snapshot;')));
    assert.deepEqual(notices, ['isolation']);
  });

  const wide: DatabaseTable = {
    ...row,
    columns: [
      { name: 'Id', type: 'bigint', wire: 'varchar' },
      { name: 'Small', type: 'smallint', wire: 'smallint' },
      { name: 'Flag', type: 'bit', wire: 'bit' },
      { name: 'Ratio', type: 'float', wire: 'float' },
      { name: 'Price', type: 'money', wire: 'varchar' },
      { name: 'Created', type: 'datetime', wire: 'datetime' },
      { name: 'Minute', type: 'smalldatetime', wire: 'smalldatetime' },
      { name: 'Exact', type: 'datetime2', wire: 'varchar' },
      { name: 'Zoned', type: 'datetimeoffset', wire: 'varchar' },
      { name: 'Day', type: 'date', wire: 'date' },
      { name: 'Guid', type: 'uniqueidentifier', wire: 'uniqueidentifier' },
      { name: 'Bytes', type: 'varbinary', wire: 'varbinary' },
      { name: 'Blob', type: 'varbinary', wire: 'varbinary(max)' },
      { name: 'Note]s', type: 'ntext', wire: 'ntext' },
      { name: 'Long', type: 'nvarchar', wire: 'nvarchar(max)' },
    ],
    rows: [
      [
        '9007199254740993',
        -5,
        true,
        0.1,
        '12.5000',
        '2016-02-02T23:59:59.997',
        '2016-02-02T10:01:00',
        '2016-02-02 10:00:00.1234567',
        '2016-02-02 10:00:00.1234567 +02:00',
        '0001-01-01',
        '6f9619ff-8b86-d011-b42d-00c04fc964ff',
        Buffer.from([0, 255]),
        Buffer.alloc(5_000, 1),
        'Élodie 美咲',
        'x'.repeat(20_000),
      ],
      Array.from({ length: 15 }, () => null),
    ],
  };

  for (const packetLength of [512, 4_096, 32_767]) {
    it(`gives values of all types as texts, in packets of ${packetLength} bytes`, async () => {
      await using server = await serving(databaseOf([wide]), { packetLength });
      await using source = await open(server);
      const [first, second] = (await allValues(source))['dbo.T'] ?? [];
      assert.deepEqual(first, [
        '9007199254740993',
        '-5',
        '1',
        '0.1',
        '12.5000',
        '2016-02-02T23:59:59.997',
        '2016-02-02T10:01:00.000',
        '2016-02-02T10:00:00.1234567',
        '2016-02-02T10:00:00.1234567+02:00',
        '0001-01-01',
        '6F9619FF-8B86-D011-B42D-00C04FC964FF',
        '0x00FF',
        `0x${'01'.repeat(5_000)}`,
        'Élodie 美咲',
        'x'.repeat(20_000),
      ] satisfies readonly SourceValue[]);
      assert.deepEqual(
        second,
        wide.columns.map(() => null),
      );
      const sql = server.statements.find((one) => one.includes('from [dbo].[T]'));
      assert.match(sql ?? '', /convert\(varchar\(50\), \[Id\]\).*convert\(varchar\(50\), \[Price\], 2\).*\[Note\]\]s\].*order by \[Id\]$/s);
    });
  }

  it('is not asked for more than is taken, and can be left in the middle', async () => {
    let sent = 0;
    const rows = {
      *[Symbol.iterator]() {
        for (let id = 1; id <= 200_000; id += 1) {
          sent = id;
          yield [id, 'x'.repeat(200)];
        }
      },
    };
    const columns = [
      { name: 'Id', type: 'int', wire: 'int' },
      { name: 'Name', type: 'nvarchar', wire: 'nvarchar' },
    ] as const;
    await using server = await serving(databaseOf([{ ...row, columns, rows }]));
    await using source = await open(server);
    let taken = 0;
    for await (const batch of source.read()) {
      taken += batch.rows.length;
      if (taken > 2_000) break;
    }
    assert.ok(sent < 200_000, `${sent} rows were sent for ${taken}`);
    assert.ok(server.statements.at(-1)?.includes('rollback transaction'));
    assert.equal((await allValues({ ...source, read: () => source.read({ rowsPerTable: 10 }) }))['dbo.T']?.length, 10);
  });

  const refusals: readonly (readonly [name: string, options: Partial<TdsServerOptions>, code: string, message: RegExp])[] = [
    [
      'a wrong password',
      { refuse: () => ({ number: 18_456, message: "Login failed for user 'reader'." }) },
      'login_failed',
      /refused the login|The user or the password is wrong/,
    ],
    ['another database', { refuse: () => ({ number: 4_060, message: 'Cannot open database "LicenceDb".' }) }, 'login_failed', /login/],
    [
      'a table that may not be read',
      {
        answer: (sql) =>
          sql.includes('sys.tables') ? { error: { number: 229, message: 'The SELECT permission was denied.' } } : databaseOf([])(sql),
      },
      'not_allowed',
      /db_datareader/,
    ],
    [
      'a connection that breaks off',
      { answer: (sql) => (sql.includes('sys.tables') ? 'disconnect' : databaseOf([])(sql)) },
      'interrupted',
      /broke off: begin again, nothing was changed there|cannot be reached/,
    ],
  ];
  for (const [name, options, code, message] of refusals) {
    it(`is told in a sentence: ${name}`, async () => {
      await using server = await serving(databaseOf([]), options);
      const read = async (): Promise<void> => {
        await using source = await open(server);
        await source.survey();
      };
      await assert.rejects(read, (error: { code?: string; message: string }) => {
        assert.equal(error.code, code, error.message);
        assert.match(error.message, message);
        return true;
      });
    });
  }

  for (const [begins, encrypt] of [
    ['within', 'on'],
    ['first', 'strict'],
  ] as const) {
    it(`is spoken to under TLS (${encrypt}), where its certificate is one that was given`, async () => {
      const certificate = await makeCertificate('sql.vendor.example');
      await using folder = await temporaryFolder();
      const file = await folder.write('ca.pem', certificate.cert);
      await using server = await serving(databaseOf(await sampleTables()), { tls: { certificate, begins } });
      const asking = { password, encrypt, timeoutMs: 5_000, serverName: 'sql.vendor.example' } as const;
      const opening = (more: object) => openSource([addressOf(server)], { server: { ...asking, ...more } });
      const untrusted = { code: 'cannot_connect', message: /certificate that is not trusted: give its authority with --certificate/ };
      await assert.rejects(opening({}), untrusted);
      await assert.rejects(opening({ certificate: file, serverName: 'other.example' }), untrusted);
      assert.equal(server.logins.length, 0, 'no password goes to whoever is not known');
      await using source = await opening({ certificate: file });
      assert.equal((await source.survey()).tables.length, 12);
      assert.deepEqual(server.logins, [{ user: 'reader', password, database: 'LicenceDb', readOnlyIntent: true, isEncrypted: true }]);
    });
  }

  it('is told in a sentence: nobody there, no encryption, no database named', async () => {
    const server = await serving(databaseOf([]));
    await assert.rejects(openSource([addressOf(server)], { server: { password, timeoutMs: 5_000 } }), {
      code: 'cannot_connect',
      message: /do not agree on encryption/,
    });
    assert.deepEqual(server.logins, [], 'no password went out in clear');
    await server[Symbol.asyncDispose]();
    await assert.rejects(open(server), { code: 'cannot_connect', message: /cannot be reached: check the address/ });
    await assert.rejects(openSource(['mssql://reader@db']), { code: 'not_found', message: /Name the database/ });
  });
});
