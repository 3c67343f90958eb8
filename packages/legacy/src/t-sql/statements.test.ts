import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readScriptText } from '../testing/script-text.ts';

const declared = 'CREATE TABLE T (Id int, Name nvarchar(50))\nGO\n';

describe('rows of a script', () => {
  it('come from one INSERT with many rows, each with its line', () => {
    const { rows } = readScriptText(`${declared}INSERT INTO T VALUES (1, 'a'),\n  (2, 'b'),\n(3, N'c')`);
    assert.deepEqual(rows['dbo.T'], [
      { place: { row: 1, file: 'test.sql', line: 3 }, values: ['1', 'a'] },
      { place: { row: 2, file: 'test.sql', line: 4 }, values: ['2', 'b'] },
      { place: { row: 3, file: 'test.sql', line: 5 }, values: ['3', 'c'] },
    ]);
  });

  it('come from SELECTs of values, with and without aliases', () => {
    const read = readScriptText(
      `${declared}INSERT T (Name, Id) SELECT 'a' AS Name, 1 AS Id UNION ALL SELECT 'b', 2 UNION ALL SELECT N'c' Name, 3\nPRINT 'done'`,
    );
    assert.deepEqual(read.values('dbo.T'), [
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'c'],
    ]);
    assert.deepEqual(read.codes(), []);
  });

  it('go to columns by name, in any case; the others get their defaults, or NULL', () => {
    const read = readScriptText(`
      CREATE TABLE [dbo].[T]([Id] [int] IDENTITY(10, 5) NOT NULL, [A] [bit] NOT NULL DEFAULT ((1)), [B] [nvarchar](10) NULL)
      ALTER TABLE [dbo].[T] ADD CONSTRAINT [DF] DEFAULT (N'x') FOR [B]
      INSERT T (b) VALUES ('y')
      INSERT T (a) VALUES (0)
      INSERT T DEFAULT VALUES
      INSERT T (id, a, b) VALUES (100, 'true', NULL)
      INSERT T (a) VALUES (7)`);
    assert.deepEqual(read.values('dbo.T'), [
      ['10', '1', 'y'],
      ['15', '0', 'x'],
      ['20', '1', 'x'],
      ['100', '1', null],
      ['105', '1', 'x'],
    ]);
  });

  it('are read as often as GO says', () => {
    const read = readScriptText(
      `CREATE TABLE T (Id int IDENTITY, A int)\nGO\nINSERT T (A) VALUES (1)\nINSERT T (A) VALUES (2)\nGO 2 -- twice\nINSERT T (A) VALUES (3)\nGO`,
    );
    assert.deepEqual(
      read.values('dbo.T').map((row) => row.join()),
      ['1,1', '2,2', '3,1', '4,2', '5,3'],
    );
    assert.ok(read.codes().includes('repeated_batch'));
  });

  it('may be in a table that is nowhere created', () => {
    const read = readScriptText(`INSERT [x].[A] ([Id]) VALUES (1)\nINSERT [x].[A] ([Id], [More]) VALUES (2, 3)\nINSERT B VALUES (1, 'a')`);
    assert.deepEqual(
      read.tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]),
      [
        ['x.A', ['Id', 'More']],
        ['dbo.B', ['column 1', 'column 2']],
      ],
    );
    assert.deepEqual(read.codes(), ['table_undeclared', 'table_undeclared']);
  });

  it('with too few or too many values are kept as they are, and told', () => {
    const read = readScriptText(`${declared}INSERT T VALUES (1)\nINSERT T VALUES (1, 'a', 2)\nINSERT T (Id) VALUES (1, 'b')`);
    assert.deepEqual(
      read.values('dbo.T').map((values) => values.length === 2),
      [false, false, false],
    );
    assert.deepEqual(read.codes(), ['row_width', 'row_width', 'row_width']);
  });

  it('keep expressions that only a server can work out, as they are written', () => {
    const read = readScriptText(`${declared}INSERT T VALUES (@id, UPPER(N'a, ''b'' (c)')), (1 + 2, dbo.f([x])), (-(1), ((N'd')))`);
    assert.deepEqual(read.values('dbo.T'), [
      [{ unread: '@id' }, { unread: "UPPER(N'a, ''b'' (c)')" }],
      [{ unread: '1 + 2' }, { unread: 'dbo.f([x])' }],
      ['-1', 'd'],
    ]);
  });
});

describe('values of a script', () => {
  const valueOf = (type: string, sql: string, before = ''): unknown =>
    readScriptText(`CREATE TABLE T (V ${type})\n${before}\nINSERT T VALUES (${sql})`).values('dbo.T')[0]?.[0];

  const dates: readonly (readonly [type: string, sql: string, value: unknown])[] = [
    ['datetime', 'CAST(0x0000A5A000000000 AS DateTime)', '2016-02-02T00:00:00.000'],
    ['datetime', '0x0000A5A0018B81FF', '2016-02-02T23:59:59.997'],
    ['smalldatetime', 'CAST(0xA5A00001 AS SmallDateTime)', '2016-02-02T00:01:00.000'],
    ['date', 'CAST(0x82370B00 AS Date)', '2013-08-27'],
    ['datetime2', 'CAST(0x07000000000082370B AS DateTime2)', '2013-08-27T00:00:00.0000000'],
    ['datetimeoffset', 'CAST(0x07009CA6920C82370B7800 AS DateTimeOffset)', '2013-08-27T03:30:00.0000000+02:00'],
    ['time', 'CAST(0x0700000000009999 AS Time)', { unread: 'CAST(0x0700000000009999 AS Time)' }],
    ['datetime', "CAST(N'2016-02-02T00:00:00.000' AS DateTime)", '2016-02-02T00:00:00.000'],
    ['datetimeoffset', "CAST(N'2016-02-02T10:00:00.0000000+05:30' AS DateTimeOffset)", '2016-02-02T10:00:00.0000000+05:30'],
    ['datetime', "CONVERT(datetime, '31/12/2020', 103)", '2020-12-31T00:00:00'],
    ['datetime', "CONVERT(datetime, '12/31/2020', 101)", '2020-12-31T00:00:00'],
    ['datetime', "'20201231 23:59:59:997'", '2020-12-31T23:59:59.997'],
    ['datetime', "{ts '2020-12-31 00:00:00'}", '2020-12-31T00:00:00'],
    ['datetime', "'7/4/1996'", '7/4/1996'],
    ['datetime', '0', '1900-01-01T00:00:00.000'],
    ['bit', "'True'", '1'],
    ['bit', '2', '1'],
    ['int', '0x0000000A', '10'],
    ['varchar(10)', '007', '7'],
    ['nvarchar(max)', "N'a\\\r\nb'", 'ab'],
    ['money', '-$1.5', '-1.5'],
    ['float', '1.5E-3', '1.5E-3'],
    ['varbinary(max)', '0xab', '0xAB'],
  ];
  for (const [type, sql, value] of dates) it(`${type}: ${sql}`, () => assert.deepEqual(valueOf(type, sql), value));

  it('are dates as SET DATEFORMAT and SET LANGUAGE say, where they say so', () => {
    assert.equal(valueOf('datetime', "'7/4/1996'", 'SET DATEFORMAT dmy'), '1996-04-07T00:00:00');
    assert.equal(valueOf('datetime', "'7/4/1996'", 'SET DATEFORMAT mdy'), '1996-07-04T00:00:00');
    assert.equal(valueOf('date', "'07.04.1996'", "SET LANGUAGE N'Français'"), '1996-04-07');
  });

  it('have the day in the middle for datetime alone where the day comes first, as SQL Server reads them', () => {
    assert.equal(valueOf('datetime', "'1996-07-04'", 'SET DATEFORMAT dmy'), '1996-04-07T00:00:00');
    assert.equal(valueOf('datetime', "'1996-07-04T00:00:00'", 'SET DATEFORMAT dmy'), '1996-07-04T00:00:00');
    assert.equal(valueOf('datetime2', "'1996-07-04'", 'SET DATEFORMAT dmy'), '1996-07-04T00:00:00');
  });
});

describe('what is no row', () => {
  const skipped = (script: string) => {
    const read = readScriptText(`${declared}INSERT T VALUES (1, 'kept')\n${script}\nINSERT T VALUES (2, 'kept too')`);
    assert.deepEqual(
      read.values('dbo.T').map(([id]) => id),
      ['1', '2'],
    );
    return read.notices.map(({ code, line }) => `${code} ${line}`);
  };

  const cases: readonly (readonly [script: string, notices: readonly string[]])[] = [
    ["IF NOT EXISTS (SELECT * FROM T WHERE Id = 3) INSERT T VALUES (3, 'x')", ['rows_skipped 4']],
    ["IF 1 = 0 BEGIN INSERT T VALUES (3, 'x') END ELSE BEGIN PRINT 'no' END", ['rows_skipped 4']],
    ["WHILE @i < 3 BEGIN INSERT T VALUES (@i, CASE WHEN 1 = 1 THEN 'x' ELSE 'y' END); SET @i = @i + 1 END", ['rows_skipped 4']],
    ['INSERT T SELECT Id + 10, Name FROM T', ['rows_skipped 4']],
    ["INSERT T SELECT 3, 'x' WHERE NOT EXISTS (SELECT 1 FROM T)", ['rows_skipped 4']],
    ['INSERT T (Id) OUTPUT inserted.Id VALUES (3)', ['rows_skipped 4']],
    ['INSERT T EXEC dbo.p', ['rows_skipped 4']],
    [
      "MERGE T AS t USING S AS s ON t.Id = s.Id WHEN NOT MATCHED THEN INSERT (Id, Name) VALUES (s.Id, s.Name) WHEN MATCHED THEN UPDATE SET Name = 'x';",
      ['rows_skipped 4'],
    ],
    ["UPDATE T SET Name = 'x' WHERE Id = 1", ['rows_skipped 4']],
    ['DELETE FROM T WHERE Id = 1', ['rows_skipped 4']],
    ['TRUNCATE TABLE T', ['rows_skipped 4']],
    ['WITH c AS (SELECT * FROM T) INSERT T SELECT * FROM c', ['rows_skipped 4']],
    ["EXEC ('INSERT T VALUES (3, ''x'')')", ['rows_skipped 4']],
    ['SELECT * INTO U FROM T', ['rows_skipped 4']],
    ['ROLLBACK', ['rows_skipped 4']],
    ["GO\nCREATE PROC p AS INSERT T VALUES (3, 'x')\nGO", ['statement_skipped 5']],
    ["GO\nCREATE OR ALTER TRIGGER t ON T AFTER INSERT AS BEGIN INSERT T VALUES (3, 'x') END\nGO", ['statement_skipped 5']],
    ['GRANT SELECT, INSERT, UPDATE, DELETE ON T TO somebody', ['statement_skipped 4']],
    ["INSERT #temporary VALUES (3, 'x')", ['statement_skipped 4']],
    ["-- INSERT T VALUES (3, 'x')", []],
    ["/* INSERT T VALUES (3, 'x') /* nested */ INSERT T VALUES (4, 'x')\nGO\n*/", []],
    ["PRINT N'\nGO\nINSERT T VALUES (3, ''x'')\n'", []],
    ['SET IDENTITY_INSERT [dbo].[T] ON', []],
    ['BEGIN TRANSACTION', []],
    ['COMMIT', []],
    ['ALTER TABLE T WITH CHECK ADD CONSTRAINT F FOREIGN KEY (Id) REFERENCES U (Id) ON DELETE SET NULL ON UPDATE CASCADE', []],
    ['ALTER TABLE T CHECK CONSTRAINT ALL', []],
    ['CREATE UNIQUE NONCLUSTERED INDEX I ON T (Id ASC) INCLUDE (Name) WITH (PAD_INDEX = OFF) ON [PRIMARY]', ['statement_skipped 4']],
    ["sp_rename 'T.Name', 'Nom', 'COLUMN'", ['statement_skipped 4']],
  ];
  for (const [script, notices] of cases)
    it(`is passed over: ${script.replaceAll('\n', ' ')}`, () => assert.deepEqual(skipped(script), notices));

  it('reads what is tried, and not what is done after a fault', () => {
    const read = readScriptText(
      `${declared}BEGIN TRY\nBEGIN TRAN;\nINSERT T VALUES (1, 'a');\nCOMMIT\nEND TRY\nBEGIN CATCH\nROLLBACK;\nINSERT T VALUES (9, 'fault');\nEND CATCH\nINSERT T VALUES (2, 'b')`,
    );
    assert.deepEqual(
      read.values('dbo.T').map(([id]) => id),
      ['1', '2'],
    );
  });

  it('tells nothing of what is emptied before it has rows', () => {
    assert.deepEqual(readScriptText(`${declared}DELETE FROM T\nTRUNCATE TABLE T\nINSERT T VALUES (1, 'a')`).codes(), []);
  });

  it('names the line on which a text begins that is never closed', () => {
    assert.throws(() => readScriptText(`${declared}INSERT T VALUES (1, 'a')\nINSERT T VALUES (2, 'b)\nGO\n`), {
      code: 'unclosed_literal',
      line: 4,
    });
    assert.throws(() => readScriptText('PRINT 1\n/* to the end'), { code: 'unclosed_literal', line: 2 });
  });
});
