import type { Lexer } from './lexer.ts';
import { beginsConstraint, readColumn, readTableConstraint } from './read-create-table.ts';
import { acceptQualifiedName, acceptSymbol, acceptWord, isWord } from './read-tokens.ts';
import type { ColumnDefinition, QualifiedName, TableConstraint } from './script-statements.ts';

export interface TableAlteration {
  readonly name: QualifiedName;
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly TableConstraint[];
}

/** Behind `ALTER TABLE`: what it adds. Undefined where it does anything else, such as drop a column. */
export function readAlterTable(lexer: Lexer): TableAlteration | undefined {
  const name = acceptQualifiedName(lexer);
  if (name === undefined) return undefined;
  if (acceptWord(lexer, 'WITH')) lexer.next();
  // `CHECK CONSTRAINT all` turns constraints on and off, which says nothing of rows.
  if (isWord(lexer, 'CHECK') || isWord(lexer, 'NOCHECK')) return { name, columns: [], constraints: [] };
  if (!acceptWord(lexer, 'ADD')) return undefined;
  const columns: ColumnDefinition[] = [];
  const constraints: TableConstraint[] = [];
  do {
    if (beginsConstraint(lexer)) {
      constraints.push(readTableConstraint(lexer));
    } else {
      const column = readColumn(lexer, constraints);
      if (column === undefined) return undefined;
      columns.push(column);
    }
  } while (acceptSymbol(lexer, ','));
  return { name, columns, constraints };
}
