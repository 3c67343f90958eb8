import type { Answer } from './tds-server.ts';
import type { WireColumn, WireType } from './tds-values.ts';

export interface DatabaseColumn {
  readonly name: string;
  /** As the server's catalogue has it. */
  readonly type: string;
  readonly maxLength?: number;
  readonly wire: WireType;
}

export interface DatabaseTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly DatabaseColumn[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys?: readonly { readonly column: string; readonly table: string; readonly references: string }[];
  readonly rows: Iterable<readonly unknown[]>;
}

/** Answers what a source asks of a database with these tables. */
export function databaseOf(
  tables: readonly DatabaseTable[],
  { snapshots = true }: { readonly snapshots?: boolean } = {},
): (sql: string) => Answer {
  return (sql) => {
    if (sql.includes('snapshot_isolation_state')) return { columns: [text('state')], rows: [[snapshots ? '1' : '0']] };
    if (sql.includes('begin transaction')) return { transaction: 'begin' };
    if (sql.includes('rollback transaction')) return { transaction: 'end' };
    if (sql.includes('from sys.tables'))
      return { columns: Array.from({ length: 8 }, (_, index) => text(`c${index}`)), rows: tables.flatMap(columnRows) };
    if (sql.includes('is_primary_key'))
      return {
        columns: ['s', 't', 'c'].map(text),
        rows: tables.flatMap((table) => table.primaryKey.map((column) => [table.schema, table.name, column])),
      };
    if (sql.includes('sys.foreign_keys'))
      return { columns: Array.from({ length: 7 }, (_, index) => text(`c${index}`)), rows: tables.flatMap(keyRows) };
    const table = tables.find(({ schema, name }) => sql.includes(`from [${schema}].[${name}]`));
    if (table === undefined) return 'done';
    if (sql.includes('count_big')) return { columns: [text('count')], rows: [[String([...table.rows].length)]] };
    const most = Number(/top \((\d+)\)/.exec(sql)?.[1] ?? Infinity);
    return { columns: table.columns.map(({ name, wire }) => ({ name, type: wire })), rows: first(table.rows, most) };
  };
}

function text(name: string): WireColumn {
  return { name, type: 'nvarchar' };
}

function columnRows({ schema, name, columns }: DatabaseTable): readonly (readonly string[])[] {
  return columns.map((column) => [schema, name, column.name, column.type, String(column.maxLength ?? -1), '18', '7', '1']);
}

function keyRows({ schema, name, foreignKeys = [] }: DatabaseTable): readonly (readonly string[])[] {
  return foreignKeys.map(({ column, table, references }) => [schema, name, `FK_${column}`, column, 'dbo', table, references]);
}

function* first(rows: Iterable<readonly unknown[]>, most: number): Generator<readonly unknown[]> {
  let left = most;
  for (const row of rows) {
    if (left <= 0) return;
    left -= 1;
    yield row;
  }
}
