import type { NoticeLog } from '../source/notice-log.ts';
import type { SourceNoticeCode } from '../source/source-notice.ts';
import type { ReadOptions, SourceBatch, SourceRow, SurveyedTable } from '../source/source.ts';
import { tableKey } from '../source/source-table.ts';
import { isUnread, type SourceValue } from '../source/source-value.ts';
import type { DateOrder } from '../values/written-date.ts';
import { columnValue } from './column-value.ts';
import { nullLiteral, type Literal } from './literal.ts';
import { ScriptTable, tableName, type ScriptColumn } from './script-table.ts';
import type {
  ColumnDefinition,
  InsertTarget,
  QualifiedName,
  ScriptStatements,
  TableConstraint,
  TableDefinition,
} from './script-statements.ts';

const batchLength = 1_024;

/** Rows of a batch that are kept until it is known how often it is run. */
const maxRepeatable = 10_000;

interface WrittenRow {
  readonly target: InsertTarget;
  readonly values: readonly Literal[] | null;
  readonly line: number;
}

/** Where the values of a statement's rows go; the same for all rows of its target. */
interface Placement {
  readonly table: ScriptTable;
  readonly columns: readonly ScriptColumn[];
  /** By column, which of the values is its own; -1 where none is. */
  readonly valueOf: readonly number[];
  readonly width: number;
}

/** The tables of a script and their rows, as the script leaves them. Rows are given in batches and forgotten. */
export class ScriptTables implements ScriptStatements {
  #file = '';
  readonly #notices: NoticeLog;
  readonly #wanted: ReadonlySet<string> | undefined;
  readonly #rowsPerTable: number;
  readonly #tables = new Map<string, ScriptTable>();
  readonly #placements = new WeakMap<InsertTarget, Placement>();
  #dateOrder: DateOrder | null = null;
  #batchRows: WrittenRow[] = [];
  #isBatchTooLong = false;
  #ready: SourceBatch[] = [];
  #rows: SourceRow[] = [];
  #rowsTable: ScriptTable | undefined;

  constructor(notices: NoticeLog, { tables, rowsPerTable = Infinity }: ReadOptions = {}) {
    this.#notices = notices;
    this.#wanted = tables && new Set(tables.map(tableKey));
    this.#rowsPerTable = rowsPerTable;
  }

  /** What comes now is from another file: a batch never goes on in the next. */
  beginFile(file: string): void {
    this.endBatch(1, 1);
    this.#file = file;
  }

  /** All rows so far that have not been taken yet. */
  takeBatches(): readonly SourceBatch[] {
    this.#endRows();
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  tables(): readonly SurveyedTable[] {
    return Array.from(this.#tables.values(), (table) => ({ ...table.describe(), rowCount: table.rowCount }));
  }

  createTable({ name, columns, constraints }: TableDefinition): void {
    if (isTemporary(name)) return;
    this.#endRows();
    const table = new ScriptTable(tableName(name), columns);
    for (const constraint of constraints) table.addConstraint(constraint);
    const known = this.#tables.get(tableKey(tableName(name)));
    // A script that is run twice has the table already, and would stop at the second CREATE TABLE.
    if (known === undefined || known.rowCount === 0) this.#tables.set(tableKey(tableName(name)), table);
  }

  alterTable(name: QualifiedName, columns: readonly ColumnDefinition[], constraints: readonly TableConstraint[]): void {
    const table = this.#tables.get(tableKey(tableName(name)));
    if (table === undefined) return;
    this.#endRows();
    if (columns.length > 0) table.addColumns(columns);
    for (const constraint of constraints) table.addConstraint(constraint);
  }

  setDateOrder(order: DateOrder | null): void {
    this.#dateOrder = order;
  }

  notice(code: SourceNoticeCode, line: number, text: string): void {
    const matters = code !== 'rows_skipped' || !isClearing(text) || [...this.#tables.values()].some(({ rowCount }) => rowCount > 0);
    if (matters) this.#note(code, line, text);
  }

  insertRow(target: InsertTarget, values: readonly Literal[] | null, line: number): void {
    if (isTemporary(target.name)) {
      this.#note('statement_skipped', line, `INSERT INTO ${target.name.join('.')}, which is no table that lasts, was passed over.`);
      return;
    }
    this.#keepForRepeating({ target, values, line });
    this.#addRow({ target, values, line });
  }

  endBatch(times: number, line: number): void {
    if (times > 1 && this.#isBatchTooLong) {
      this.#note('rows_skipped', line, `A batch of more than ${maxRepeatable} rows is to be run ${times} times, and was read once.`);
    } else if (times > 1 && this.#batchRows.length > 0) {
      this.#note('repeated_batch', line, `GO ${times} runs its batch ${times} times, and so its rows were read.`);
      for (let time = 1; time < times; time += 1) for (const row of this.#batchRows) this.#addRow(row);
    }
    this.#batchRows = [];
    this.#isBatchTooLong = false;
  }

  #note(code: SourceNoticeCode, line: number, text: string): void {
    this.#notices.add(code, line, text, this.#file);
  }

  #keepForRepeating(row: WrittenRow): void {
    if (this.#isBatchTooLong) return;
    this.#batchRows.push(row);
    if (this.#batchRows.length <= maxRepeatable) return;
    this.#batchRows = [];
    this.#isBatchTooLong = true;
  }

  #addRow({ target, values, line }: WrittenRow): void {
    const placement = this.#placementOf(target, values, line);
    const { table } = placement;
    table.rowCount += 1;
    const row =
      values !== null && values.length !== placement.width
        ? this.#misfit(placement, values, line)
        : this.#valuesOf(placement, values, line);
    if (table.rowCount > this.#rowsPerTable || this.#wanted?.has(tableKey(table.name)) === false) return;
    if (this.#rowsTable !== table || this.#rows.length >= batchLength) this.#endRows();
    this.#rowsTable = table;
    this.#rows.push({ place: { row: table.rowCount, file: this.#file, line }, values: row });
  }

  #endRows(): void {
    if (this.#rowsTable !== undefined && this.#rows.length > 0) this.#ready.push({ table: this.#rowsTable.describe(), rows: this.#rows });
    this.#rows = [];
    this.#rowsTable = undefined;
  }

  #placementOf(target: InsertTarget, values: readonly Literal[] | null, line: number): Placement {
    const known = this.#placements.get(target);
    if (known?.columns === known?.table.columns && known !== undefined) return known;
    const table = this.#tableOf(target, values?.length ?? 0, line);
    const placement = placementIn(table, target);
    this.#placements.set(target, placement);
    return placement;
  }

  #tableOf({ name, columns }: InsertTarget, width: number, line: number): ScriptTable {
    const known = this.#tables.get(tableKey(tableName(name)));
    if (known !== undefined && (columns === null || known.positionsOf(columns).every((position) => position !== -1))) return known;
    if (known?.isDeclared === true) {
      const unknown = columns?.filter((_, index) => known.positionsOf(columns)[index] === -1) ?? [];
      this.#note('table_undeclared', line, `${known.name} has rows with columns that it was not created with: ${unknown.join(', ')}.`);
      known.addColumns(unknown.map((column) => unknownColumn(column)));
      return known;
    }
    const names = columns ?? Array.from({ length: width }, (_, index) => `column ${index + 1}`);
    if (known !== undefined) {
      known.addColumns(names.filter((column) => known.positionsOf([column])[0] === -1).map((column) => unknownColumn(column)));
      return known;
    }
    const told = columns === null ? 'its columns are called by their numbers' : 'its columns are those of its rows';
    this.#note('table_undeclared', line, `${tableName(name)} is nowhere created: ${told}.`);
    const table = new ScriptTable(tableName(name), null, names);
    this.#tables.set(tableKey(tableName(name)), table);
    return table;
  }

  /** The server would not have taken such a row. It is kept as it is, for somebody to look at. */
  #misfit({ table, width }: Placement, values: readonly Literal[], line: number): readonly SourceValue[] {
    this.#note('row_width', line, `${table.name} has a row of ${values.length} values for ${width} columns.`);
    const untyped = values.map((value) => columnValue(value, null, null));
    return untyped.length === table.columns.length ? [...untyped, null] : untyped;
  }

  #valuesOf({ table, columns, valueOf }: Placement, values: readonly Literal[] | null, line: number): readonly SourceValue[] {
    return columns.map((column, index) => {
      const at = valueOf[index] ?? -1;
      const given = values === null || at < 0 ? undefined : values[at];
      const literal = given === undefined || given.kind === 'default' ? this.#leftToServer(table, column, line) : given;
      const value = columnValue(literal, column.type, this.#dateOrder);
      if (column.identity !== null && typeof value === 'string') table.noteIdentity(Number(value), column.identity);
      if (isUnread(value))
        this.#note('value_unread', line, `${table.name}.${column.name} is left to the server by ${unreadName(value.unread)}.`);
      return value;
    });
  }

  #leftToServer(table: ScriptTable, column: ScriptColumn, line: number): Literal {
    if (column.identity !== null) {
      this.#note('identity_counted', line, `${table.name}.${column.name} was counted as the server would have.`);
      return table.takeIdentity(column.identity);
    }
    if (column.defaultValue === undefined) return nullLiteral;
    if (column.defaultValue.kind !== 'null')
      this.#note('default_used', line, `${table.name}.${column.name} got its default where a row gives no value.`);
    return column.defaultValue;
  }
}

function placementIn(table: ScriptTable, { columns: names }: InsertTarget): Placement {
  const { columns } = table;
  if (names !== null) {
    const positions = table.positionsOf(names);
    return { table, columns, valueOf: columns.map((_, index) => positions.indexOf(index)), width: names.length };
  }
  // Without a list of columns, rows have a value for each but the one that the server counts.
  let given = 0;
  const valueOf = columns.map(({ identity }) => (identity === null ? given++ : -1));
  return { table, columns, valueOf, width: given };
}

function isTemporary(name: QualifiedName): boolean {
  return /^[#@]/.test(name.at(-1) ?? '');
}

function isClearing(text: string): boolean {
  return /^(?:DELETE|TRUNCATE|ALTER TABLE|(?:IF|BEGIN|WHILE) … (?:DELETE|TRUNCATE|ALTER TABLE))/.test(text);
}

function unknownColumn(name: string): ColumnDefinition {
  return { name, type: null, nullable: true, identity: null, defaultValue: undefined, isComputed: false };
}

/** Its first word: what follows may be somebody's data. */
function unreadName(expression: string): string {
  return /^\(*([@#\w.[\]]+)/.exec(expression)?.[1] ?? 'an expression';
}
