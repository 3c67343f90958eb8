import { NoticeLog } from '../source/notice-log.ts';
import type { LegacySource, ReadOptions, SourceBatch, SourceSurvey } from '../source/source.ts';
import { tableKey } from '../source/source-table.ts';
import { parseServerAddress, type ServerAddress } from './server-address.ts';
import { connectToServer, type ServerConnection, type ServerRow, type SqlServerOptions } from './server-connection.ts';
import { readServerSchema, type ServerTable } from './server-schema.ts';
import { bracketed, selected, serverValue } from './server-value.ts';

export type { SqlServerOptions } from './server-connection.ts';

/**
 * A live SQL Server, on one connection with read-only intent. Where the database allows snapshot isolation, each `survey` and each `read` sees one
 * moment, and locks nothing; where it does not, a notice says so.
 */
export async function openSqlServer(location: string, options: SqlServerOptions = {}): Promise<LegacySource> {
  const address = parseServerAddress(location);
  const connection = await connectToServer(address, options);
  return {
    kind: 'tds',
    name: nameOf(address),
    survey: async () => await survey(connection, nameOf(address)),
    read: (read) => readTables(connection, nameOf(address), read),
    async [Symbol.asyncDispose]() {
      await connection[Symbol.asyncDispose]();
    },
  };
}

function nameOf({ host, instance, database }: ServerAddress): string {
  return `${host}${instance === undefined ? '' : `\\${instance}`}/${database}`;
}

async function survey(connection: ServerConnection, name: string): Promise<SourceSurvey> {
  await using reading = await beginReading(connection, name);
  const tables = [];
  for (const { schema, table, ...described } of await readServerSchema(connection)) {
    tables.push({ ...described, rowCount: await countRows(connection, schema, table) });
  }
  return { tables, notices: reading.notices.all() };
}

async function countRows(connection: ServerConnection, schema: string, table: string): Promise<number> {
  let count = 0;
  for await (const rows of connection.query(`select convert(varchar(20), count_big(*)) from ${bracketed(schema)}.${bracketed(table)}`)) {
    count = Number(rows[0]?.[0]);
  }
  return count;
}

async function* readTables(connection: ServerConnection, name: string, options: ReadOptions = {}): AsyncGenerator<SourceBatch, void, void> {
  await using reading = await beginReading(connection, name);
  const wanted = options.tables && new Set(options.tables.map(tableKey));
  for (const table of await readServerSchema(connection)) {
    if (wanted === undefined || wanted.has(tableKey(table.name))) yield* readTable(connection, table, options.rowsPerTable);
  }
  for (const notice of reading.notices.all()) options.onNotice?.(notice);
}

async function* readTable(
  connection: ServerConnection,
  table: ServerTable,
  most: number | undefined,
): AsyncGenerator<SourceBatch, void, void> {
  const { schema, table: name, columns, primaryKey } = table;
  const top = most === undefined ? '' : `top (${Math.trunc(most)}) `;
  const order = primaryKey.length === 0 ? '' : ` order by ${primaryKey.map(bracketed).join(', ')}`;
  const sql = `select ${top}${columns.map(selected).join(', ')} from ${bracketed(schema)}.${bracketed(name)}${order}`;
  let count = 0;
  const described = { name: table.name, columns, primaryKey, foreignKeys: table.foreignKeys };
  for await (const rows of connection.query(sql)) {
    yield {
      table: described,
      rows: rows.map((row) => ({ place: { row: (count += 1), file: null, line: null }, values: valuesOf(row, table) })),
    };
  }
}

function valuesOf(row: ServerRow, { columns }: ServerTable): SourceBatch['rows'][number]['values'] {
  return columns.map((column, index) => serverValue(row[index], column));
}

interface Reading extends AsyncDisposable {
  readonly notices: NoticeLog;
}

/** A transaction that sees one moment, where there can be one. It is rolled back at the end, though it changes nothing. */
async function beginReading(connection: ServerConnection, name: string): Promise<Reading> {
  const notices = new NoticeLog();
  if (await allowsSnapshots(connection)) {
    await connection.run('set transaction isolation level snapshot; begin transaction');
    // Where the connection is gone, so is the transaction.
    const end = async (): Promise<void> => await connection.run('if @@trancount > 0 rollback transaction').catch(() => undefined);
    return { notices, [Symbol.asyncDispose]: end };
  }
  await connection.run('set transaction isolation level read committed; set lock_timeout 30000');
  notices.add(
    'isolation',
    null,
    `${name} does not allow snapshot isolation, so that rows may change while it is read: let nobody work in it.`,
    null,
  );
  return { notices, [Symbol.asyncDispose]: async () => undefined };
}

async function allowsSnapshots(connection: ServerConnection): Promise<boolean> {
  let state: unknown;
  for await (const rows of connection.query('select snapshot_isolation_state from sys.databases where database_id = db_id()'))
    state = rows[0]?.[0];
  return Number(state) === 1;
}
