import type { Lexer } from './lexer.ts';
import type { Literal } from './literal.ts';
import { readExpression } from './read-expression.ts';
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
import type { InsertTarget } from './script-statements.ts';
import { beginsStatement } from './skip-statement.ts';

export interface InsertHead {
  readonly target: InsertTarget;
  /** Where its rows are: a list of values, `SELECT 1, 'a' UNION ALL SELECT …`, none but defaults, or anywhere else. */
  readonly rows: 'values' | 'select' | 'default' | 'elsewhere';
}

/** Behind INSERT, to its first row; undefined where it inserts into nothing that has a name. */
export function readInsertHead(lexer: Lexer): InsertHead | undefined {
  acceptWord(lexer, 'INTO');
  const name = acceptQualifiedName(lexer);
  if (name === undefined) return undefined;
  if (isWord(lexer, 'WITH')) {
    lexer.next();
    skipBrackets(lexer);
  }
  const columns = isSymbol(lexer, '(') ? acceptNameList(lexer) : null;
  if (columns === undefined) return { target: { name, columns: null }, rows: 'elsewhere' };
  return { target: { name, columns }, rows: acceptRowsKeyword(lexer) };
}

function acceptRowsKeyword(lexer: Lexer): InsertHead['rows'] {
  if (acceptWord(lexer, 'VALUES')) return isSymbol(lexer, '(') ? 'values' : 'elsewhere';
  if (acceptWord(lexer, 'DEFAULT')) return acceptWord(lexer, 'VALUES') ? 'default' : 'elsewhere';
  return isWord(lexer, 'SELECT') ? 'select' : 'elsewhere';
}

/** `(1, N'…')`, to behind the closing bracket; undefined where it does not close. */
export function readValues(lexer: Lexer): readonly Literal[] | undefined {
  lexer.next();
  const values: Literal[] = [];
  do values.push(readExpression(lexer));
  while (acceptSymbol(lexer, ','));
  return acceptSymbol(lexer, ')') ? values : undefined;
}

export interface SelectedRow {
  readonly values: readonly Literal[];
  /** Whether UNION ALL follows, and with it another row. */
  readonly hasNext: boolean;
}

/** `SELECT 1, N'…' AS Name` of values alone; undefined where it selects from anything, or under a condition. */
export function readSelect(lexer: Lexer): SelectedRow | undefined {
  if (!acceptWord(lexer, 'SELECT')) return undefined;
  acceptWord(lexer, 'ALL');
  const values: Literal[] = [];
  do {
    values.push(readExpression(lexer, endsSelected));
    acceptAlias(lexer);
  } while (acceptSymbol(lexer, ','));
  if (acceptWord(lexer, 'UNION')) return acceptWord(lexer, 'ALL') && isWord(lexer, 'SELECT') ? { values, hasNext: true } : undefined;
  return isAtStop(lexer) || isSymbol(lexer, ';') || beginsStatement(lexer) || isWord(lexer, 'END') ? { values, hasNext: false } : undefined;
}

const clauses = ['AS', 'UNION', 'EXCEPT', 'INTERSECT', 'FROM', 'WHERE', 'GROUP', 'HAVING', 'ORDER', 'OPTION', 'FOR', 'INTO', 'END'];

function endsSelected(lexer: Lexer): boolean {
  return lexer.kind === 'name' || lexer.kind === 'quoted' || lexer.kind === 'word';
}

function isClause(lexer: Lexer): boolean {
  return clauses.includes(lexer.text.toUpperCase());
}

function acceptAlias(lexer: Lexer): void {
  const named = acceptWord(lexer, 'AS');
  if (named && lexer.kind === 'string') return lexer.next();
  if (named || (lexer.kind !== 'symbol' && !isAtStop(lexer) && !(lexer.kind === 'word' && (isClause(lexer) || beginsStatement(lexer)))))
    acceptName(lexer);
}
