import type { Lexer } from './lexer.ts';
import { readAlterTable } from './read-alter-table.ts';
import { readCreateTable } from './read-create-table.ts';
import { readInsertHead, readSelect, readValues } from './read-insert.ts';
import { acceptWord, isAtStop, isSymbol, isWord, textOf } from './read-tokens.ts';
import type { InsertTarget, ScriptStatements } from './script-statements.ts';
import { skipBlock, skipRest, skipStatement } from './skip-statement.ts';

/** Where reading goes on: at a statement, or at the next row of an INSERT. */
type Position = { readonly at: 'statement' } | { readonly at: 'values' | 'select'; readonly target: InsertTarget };

/** `INSERT [dbo].[User] ([Id]) VALUES (`, to the bracket of the row. */
interface WrittenHead {
  readonly text: string;
  readonly target: InsertTarget;
}

const atStatement: Position = { at: 'statement' };

/** They say nothing of tables and rows. */
const harmless = new Set('USE PRINT COMMIT SAVE CHECKPOINT RAISERROR WAITFOR'.split(' '));

/** What must stand alone in its batch: what it is made of is not carried out now. */
const definitions = new Set('PROC PROCEDURE FUNCTION TRIGGER VIEW RULE DEFAULT SCHEMA'.split(' '));

/**
 * Reads a script statement by statement, an INSERT row by row, so that a script of any length needs no more text than one of them.
 * What is neither a table nor a row is passed over with a notice.
 */
export class StatementReader {
  readonly #lexer: Lexer;
  readonly #script: ScriptStatements;
  #position: Position = atStatement;
  /** A script says the same before each of many rows. */
  #lastHead: WrittenHead = { text: '', target: { name: [], columns: null } };
  #isBegun = false;

  constructor(lexer: Lexer, script: ScriptStatements) {
    this.#lexer = lexer;
    this.#script = script;
  }

  /** Reads on to the end of the text. Throws `MoreTextNeeded` in between: what was read stays read. */
  readOn(): void {
    if (!this.#isBegun) this.#lexer.next();
    this.#isBegun = true;
    for (;;) {
      this.#lexer.keep();
      if (this.#position.at !== 'statement') this.#position = this.#readRow(this.#position);
      else if (this.#lexer.kind === 'end') return;
      else this.#position = this.#readStatement();
    }
  }

  #readStatement(): Position {
    const lexer = this.#lexer;
    if (lexer.kind === 'separator') return this.#endBatch();
    if (isSymbol(lexer, ';')) return this.#pass();
    if (lexer.kind !== 'word') return this.#skip();
    switch (lexer.text.toUpperCase()) {
      case 'INSERT':
        return this.#readInsert();
      case 'CREATE':
        return this.#readCreate();
      case 'ALTER':
        return this.#readAlter();
      case 'SET':
        return this.#readSet();
      case 'BEGIN':
        return this.#readBegin();
      case 'END':
        return this.#readEnd();
      case 'RETURN':
      case 'GOTO':
        return this.#leaveBatch();
      default:
        return harmless.has(lexer.text.toUpperCase()) ? this.#skipSilently() : this.#skip();
    }
  }

  #pass(): Position {
    this.#lexer.next();
    return atStatement;
  }

  #endBatch(): Position {
    const { text, line } = this.#lexer;
    const times = Number(/\d+/.exec(text)?.[0] ?? 1);
    this.#lexer.next();
    this.#script.endBatch(times, line);
    return atStatement;
  }

  #skipSilently(): Position {
    skipStatement(this.#lexer);
    return atStatement;
  }

  #skip(): Position {
    const { line } = this.#lexer;
    this.#noticeSkipped(line, skipStatement(this.#lexer));
    return atStatement;
  }

  /** What follows in the batch is not carried out, or who knows where from. */
  #leaveBatch(): Position {
    const { line, text } = this.#lexer;
    while (!isAtStop(this.#lexer)) this.#lexer.next();
    this.#noticeSkipped(line, { words: `What follows ${text.toUpperCase()} in its batch`, changesRows: true });
    return atStatement;
  }

  #noticeSkipped(line: number, { words, changesRows }: { readonly words: string; readonly changesRows: boolean }): void {
    if (changesRows) this.#script.notice('rows_skipped', line, `${words} was not carried out: rows may be missing or out of date.`);
    else this.#script.notice('statement_skipped', line, `${words || 'A statement'} was passed over.`);
  }

  #readInsert(): Position {
    const lexer = this.#lexer;
    const { line, start } = lexer;
    const { text, target } = this.#lastHead;
    if (text !== '' && lexer.beginsWith(text)) {
      lexer.skip(text.length - 1);
      return { at: 'values', target };
    }
    lexer.next();
    const head = readInsertHead(lexer);
    if (head === undefined) return this.#skipInsert(line, undefined);
    if (head.rows === 'elsewhere') return this.#skipInsert(line, head.target);
    if (head.rows === 'default') {
      this.#script.insertRow(head.target, null, line);
      return atStatement;
    }
    if (head.rows === 'values' && line === lexer.line) this.#lastHead = { text: lexer.slice(start, lexer.end), target: head.target };
    return { at: head.rows, target: head.target };
  }

  #skipInsert(line: number, target: InsertTarget | undefined): Position {
    skipRest(this.#lexer, 'INSERT');
    const into = target === undefined ? '' : ` INTO ${target.name.join('.')}`;
    this.#noticeSkipped(line, { words: `INSERT${into} of something else than values`, changesRows: true });
    return atStatement;
  }

  #readRow(position: Exclude<Position, { at: 'statement' }>): Position {
    const { line } = this.#lexer;
    const { target } = position;
    const row = position.at === 'values' ? this.#readValues() : readSelect(this.#lexer);
    if (row === undefined) return this.#skipInsert(line, target);
    this.#script.insertRow(target, row.values, line);
    return row.hasNext ? position : atStatement;
  }

  #readValues() {
    const lexer = this.#lexer;
    const values = readValues(lexer);
    if (values === undefined) return undefined;
    const hasNext = isSymbol(lexer, ',');
    if (hasNext) lexer.next();
    return hasNext && !isSymbol(lexer, '(') ? undefined : { values, hasNext };
  }

  #readCreate(): Position {
    const lexer = this.#lexer;
    const { line } = lexer;
    lexer.next();
    if (acceptWord(lexer, 'OR')) acceptWord(lexer, 'ALTER');
    if (!acceptWord(lexer, 'TABLE')) return this.#skipDefinition('CREATE', line);
    const definition = readCreateTable(lexer);
    skipRest(lexer, 'CREATE');
    if (definition === undefined) this.#noticeSkipped(line, { words: 'CREATE TABLE of an unknown form', changesRows: false });
    else this.#script.createTable(definition);
    return atStatement;
  }

  #readAlter(): Position {
    const lexer = this.#lexer;
    const { line } = lexer;
    lexer.next();
    if (!acceptWord(lexer, 'TABLE')) return this.#skipDefinition('ALTER', line);
    const alteration = readAlterTable(lexer);
    skipRest(lexer, 'ALTER');
    if (alteration === undefined) this.#noticeSkipped(line, { words: 'ALTER TABLE other than ADD', changesRows: true });
    else this.#script.alterTable(alteration.name, alteration.columns, alteration.constraints);
    return atStatement;
  }

  /** Procedures and triggers go on to the end of their batch, whatever is in them. */
  #skipDefinition(verb: string, line: number): Position {
    const lexer = this.#lexer;
    const noun = lexer.text.toUpperCase();
    if (lexer.kind === 'word' && definitions.has(noun)) while (!isAtStop(lexer)) lexer.next();
    else skipRest(lexer, verb);
    this.#noticeSkipped(line, { words: `${verb} ${noun}`, changesRows: false });
    return atStatement;
  }

  /** Only how dates are written matters. IDENTITY_INSERT does not: whether a row gives a number is seen in its columns. */
  #readSet(): Position {
    const lexer = this.#lexer;
    const { line } = lexer;
    lexer.next();
    const option = lexer.text.toUpperCase();
    lexer.next();
    const value = lexer.kind === 'string' || lexer.kind === 'quoted' ? textOf(lexer) : lexer.text;
    skipRest(lexer, 'SET');
    if (option === 'DATEFORMAT') this.#script.setDateOrder(orderOf(value));
    else if (option === 'LANGUAGE') this.#script.setDateOrder(orderOfLanguage(value));
    else if (option === 'NOEXEC' && /^on$/i.test(value))
      this.#noticeSkipped(line, { words: 'SET NOEXEC ON, which ends what is carried out,', changesRows: true });
    return atStatement;
  }

  /** Blocks are read as if they were not there; what is done after a fault has not been done. */
  #readBegin(): Position {
    const lexer = this.#lexer;
    const { line } = lexer;
    lexer.next();
    if (isWord(lexer, 'CATCH')) this.#noticeSkipped(line, { ...skipBlock(lexer), words: 'BEGIN CATCH', changesRows: false });
    else if (isWord(lexer, 'TRAN') || isWord(lexer, 'TRANSACTION') || isWord(lexer, 'DISTRIBUTED')) skipRest(lexer, 'BEGIN');
    else acceptWord(lexer, 'TRY');
    return atStatement;
  }

  #readEnd(): Position {
    this.#lexer.next();
    if (isWord(this.#lexer, 'TRY') || isWord(this.#lexer, 'CATCH')) this.#lexer.next();
    return atStatement;
  }
}

function orderOf(value: string): 'dmy' | 'mdy' | 'ymd' | null {
  const order = value.toLowerCase();
  return order === 'dmy' || order === 'mdy' || order === 'ymd' ? order : null;
}

const dayFirstLanguages =
  /^\[?(?:fran[cç]ais|french|british|british english|deutsch|german|italiano|italian|espa[nñ]ol|spanish|nederlands|dutch|portugu[eê]s|portuguese|dansk|danish|norsk|norwegian|suomi|finnish|polski|polish)\]?$/i;

/** As sys.syslanguages has them; null where it is none of these. */
function orderOfLanguage(language: string): 'dmy' | 'mdy' | null {
  if (/^(?:us_)?english$/i.test(language)) return 'mdy';
  return dayFirstLanguages.test(language) ? 'dmy' : null;
}
