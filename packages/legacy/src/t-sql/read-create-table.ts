import type { Lexer } from './lexer.ts';
import { acceptType, readExpression } from './read-expression.ts';
import {
  acceptName,
  acceptNameList,
  acceptQualifiedName,
  acceptSymbol,
  acceptWord,
  isAtStop,
  isSymbol,
  isWord,
  skipBrackets,
} from './read-tokens.ts';
import { beginsStatement } from './skip-statement.ts';
import type { ColumnDefinition, TableConstraint, TableDefinition } from './script-statements.ts';
import type { Literal } from './literal.ts';

/** Behind `CREATE TABLE`, to behind the closing bracket; undefined where it is none of ours. */
export function readCreateTable(lexer: Lexer): TableDefinition | undefined {
  const name = acceptQualifiedName(lexer);
  if (name === undefined || !acceptSymbol(lexer, '(')) return undefined;
  const columns: ColumnDefinition[] = [];
  const constraints: TableConstraint[] = [];
  do {
    // A comma before the closing bracket is allowed.
    if (isSymbol(lexer, ')')) break;
    if (beginsConstraint(lexer)) {
      constraints.push(readTableConstraint(lexer));
    } else {
      const column = readColumn(lexer, constraints);
      if (column === undefined) return undefined;
      columns.push(column);
    }
  } while (acceptSymbol(lexer, ','));
  return acceptSymbol(lexer, ')') ? { name, columns, constraints } : undefined;
}

const constraintWords = ['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'FOREIGN', 'CHECK', 'INDEX', 'PERIOD', 'DEFAULT'];

export function beginsConstraint(lexer: Lexer): boolean {
  return constraintWords.some((word) => isWord(lexer, word));
}

/** From its first word to the comma or the bracket behind it. */
export function readTableConstraint(lexer: Lexer): TableConstraint {
  if (acceptWord(lexer, 'CONSTRAINT')) acceptName(lexer);
  const constraint = readKnownConstraint(lexer) ?? { kind: 'other' };
  skipToNextItem(lexer);
  return constraint;
}

function readKnownConstraint(lexer: Lexer): TableConstraint | undefined {
  if (acceptWord(lexer, 'PRIMARY')) {
    acceptWord(lexer, 'KEY');
    if (isWord(lexer, 'CLUSTERED') || isWord(lexer, 'NONCLUSTERED')) lexer.next();
    const columns = acceptNameList(lexer);
    return columns && { kind: 'primary-key', columns };
  }
  if (acceptWord(lexer, 'FOREIGN')) {
    acceptWord(lexer, 'KEY');
    const columns = acceptNameList(lexer);
    return columns && acceptWord(lexer, 'REFERENCES') ? readReference(lexer, columns) : undefined;
  }
  if (!acceptWord(lexer, 'DEFAULT')) return undefined;
  const value = readExpression(lexer, (at) => isWord(at, 'FOR') || beginsStatement(at));
  const column = acceptWord(lexer, 'FOR') ? acceptName(lexer) : undefined;
  return column === undefined ? undefined : { kind: 'default', column, value };
}

function readReference(lexer: Lexer, columns: readonly string[]): TableConstraint | undefined {
  const table = acceptQualifiedName(lexer);
  if (table === undefined) return undefined;
  return { kind: 'foreign-key', columns, table, references: isSymbol(lexer, '(') ? (acceptNameList(lexer) ?? []) : [] };
}

function skipToNextItem(lexer: Lexer): void {
  while (!isAtItemEnd(lexer)) skipPart(lexer);
}

/** A script needs no semicolon behind ALTER TABLE: what begins the next statement ends it. */
function isAtItemEnd(lexer: Lexer): boolean {
  return isAtStop(lexer) || isSymbol(lexer, ',') || isSymbol(lexer, ')') || isSymbol(lexer, ';') || beginsStatement(lexer);
}

function skipPart(lexer: Lexer): void {
  if (isSymbol(lexer, '(')) return skipBrackets(lexer);
  const mayBeAction = isWord(lexer, 'ON');
  lexer.next();
  // ON DELETE SET NULL: none of these begins a statement.
  if (mayBeAction && (acceptWord(lexer, 'DELETE') || acceptWord(lexer, 'UPDATE'))) acceptWord(lexer, 'SET');
}

/** A column with what is said of it; the constraints that stand beside it are added to those of the table. */
export function readColumn(lexer: Lexer, constraints: TableConstraint[]): ColumnDefinition | undefined {
  const name = acceptName(lexer);
  if (name === undefined) return undefined;
  if (acceptWord(lexer, 'AS')) {
    skipToNextItem(lexer);
    return { name, type: { name: 'computed', parameters: [] }, nullable: true, identity: null, defaultValue: undefined, isComputed: true };
  }
  const type = acceptType(lexer);
  if (type === undefined) return undefined;
  const attributes: Attributes = { nullable: true, identity: null, defaultValue: undefined };
  while (!isAtItemEnd(lexer)) {
    readAttribute(lexer, name, attributes, constraints);
  }
  return { name, type, isComputed: false, ...attributes };
}

interface Attributes {
  nullable: boolean;
  identity: ColumnDefinition['identity'];
  defaultValue: Literal | undefined;
}

function readAttribute(lexer: Lexer, column: string, attributes: Attributes, constraints: TableConstraint[]): void {
  if (acceptWord(lexer, 'NOT')) {
    if (acceptWord(lexer, 'NULL')) attributes.nullable = false;
  } else if (acceptWord(lexer, 'IDENTITY')) {
    attributes.identity = readIdentity(lexer);
    attributes.nullable = false;
  } else if (acceptWord(lexer, 'DEFAULT')) {
    attributes.defaultValue = readExpression(lexer, isAttribute);
  } else if (acceptWord(lexer, 'PRIMARY')) {
    attributes.nullable = false;
    constraints.push({ kind: 'primary-key', columns: [column] });
  } else if (acceptWord(lexer, 'REFERENCES')) {
    const reference = readReference(lexer, [column]);
    if (reference !== undefined) constraints.push(reference);
  } else {
    skipPart(lexer);
  }
}

const attributeWords = 'NOT NULL CONSTRAINT PRIMARY UNIQUE CHECK REFERENCES FOREIGN COLLATE WITH IDENTITY ROWGUIDCOL SPARSE'.split(' ');

function isAttribute(lexer: Lexer): boolean {
  return beginsStatement(lexer) || attributeWords.some((word) => isWord(lexer, word));
}

/** `(1, 1)`, which is meant where nothing is said, too. */
function readIdentity(lexer: Lexer): { readonly seed: number; readonly increment: number } {
  if (!acceptSymbol(lexer, '(')) return { seed: 1, increment: 1 };
  const seed = readExpression(lexer);
  const increment = acceptSymbol(lexer, ',') ? readExpression(lexer) : undefined;
  acceptSymbol(lexer, ')');
  return { seed: numberOf(seed), increment: numberOf(increment) };
}

function numberOf(literal: Literal | undefined): number {
  return literal?.kind === 'number' ? Number(literal.text) : 1;
}
