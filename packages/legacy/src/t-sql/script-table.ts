import type { ForeignKey, SourceColumn, SourceTable } from '../source/source-table.ts';
import type { Literal } from './literal.ts';
import type { ColumnDefinition, QualifiedName, TableConstraint } from './script-statements.ts';

/** A column as rows are built for it. */
export type ScriptColumn = Omit<ColumnDefinition, 'isComputed'>;

/** `dbo.User`: a database is never part of it, and who says no schema means `dbo`. */
export function tableName(name: QualifiedName): string {
  const [table = '', schema = 'dbo'] = name.toReversed();
  return `${schema === '' ? 'dbo' : schema}.${table}`;
}

/** A table while its script is read. */
export class ScriptTable {
  readonly name: string;
  /** False: rows alone tell that it is there. */
  readonly isDeclared: boolean;
  #columns: readonly ScriptColumn[];
  #computed = new Set<string>();
  #primaryKey: readonly string[] = [];
  readonly #foreignKeys: ForeignKey[] = [];
  #description: SourceTable | undefined;
  /** The next number that the server would give. */
  #nextIdentity: number | undefined;
  rowCount = 0;

  constructor(name: string, columns: readonly ColumnDefinition[] | null, names: readonly string[] = []) {
    this.name = name;
    this.isDeclared = columns !== null;
    this.#columns = names.map((column) => ({ name: column, type: null, nullable: true, identity: null, defaultValue: undefined }));
    if (columns !== null) this.addColumns(columns);
  }

  get columns(): readonly ScriptColumn[] {
    return this.#columns;
  }

  addColumns(columns: readonly ColumnDefinition[]): void {
    for (const { name, isComputed } of columns) if (isComputed) this.#computed.add(name.toLowerCase());
    this.#columns = [...this.#columns, ...columns.filter(({ isComputed }) => !isComputed)];
    this.#description = undefined;
  }

  addConstraint(constraint: TableConstraint): void {
    if (constraint.kind === 'primary-key') {
      this.#primaryKey = constraint.columns;
    } else if (constraint.kind === 'foreign-key') {
      this.#foreignKeys.push({ columns: constraint.columns, table: tableName(constraint.table), references: constraint.references });
    } else if (constraint.kind === 'default') {
      const isMeant = ({ name }: ScriptColumn): boolean => name.toLowerCase() === constraint.column.toLowerCase();
      this.#columns = this.#columns.map((column) => (isMeant(column) ? { ...column, defaultValue: constraint.value } : column));
    }
    this.#description = undefined;
  }

  describe(): SourceTable {
    this.#description ??= {
      name: this.name,
      columns: this.#columns.map(({ name, type, nullable }): SourceColumn => ({ name, type, nullable })),
      primaryKey: this.#primaryKey,
      foreignKeys: [...this.#foreignKeys],
    };
    return this.#description;
  }

  /** Where the named columns are; -1 where there is no such column, and -2 where its values are worked out. */
  positionsOf(names: readonly string[]): readonly number[] {
    return names.map((name) => {
      const lower = name.toLowerCase();
      const position = this.#columns.findIndex((column) => column.name.toLowerCase() === lower);
      return position === -1 && this.#computed.has(lower) ? -2 : position;
    });
  }

  /** A number that a row gives itself: the server goes on counting from the highest. */
  noteIdentity(given: number, { seed, increment }: NonNullable<ScriptColumn['identity']>): void {
    const next = this.#nextIdentity ?? seed;
    if (increment > 0 ? given >= next : given <= next) this.#nextIdentity = given + increment;
  }

  takeIdentity({ seed, increment }: NonNullable<ScriptColumn['identity']>): Literal {
    const given = this.#nextIdentity ?? seed;
    this.#nextIdentity = given + increment;
    return { kind: 'number', text: String(given) };
  }
}
