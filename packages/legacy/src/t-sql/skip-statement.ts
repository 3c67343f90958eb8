import type { Lexer } from './lexer.ts';
import { isAtStop, isSymbol, isWord } from './read-tokens.ts';

/** Reserved words that begin a statement. Unquoted, they name nothing. */
const beginnings = new Set(
  (
    'ALTER BACKUP BEGIN BREAK BULK CHECKPOINT CLOSE COMMIT CONTINUE CREATE DBCC DEALLOCATE DECLARE DELETE DENY DROP DUMP EXEC EXECUTE FETCH GOTO GRANT ' +
    'IF INSERT KILL LOAD MERGE OPEN PRINT RAISERROR READTEXT RECONFIGURE RESTORE RETURN REVOKE ROLLBACK SAVE SELECT SET SETUSER SHUTDOWN TRUNCATE ' +
    'UPDATE UPDATETEXT USE WAITFOR WHILE WRITETEXT'
  ).split(' '),
);

export function beginsStatement(lexer: Lexer): boolean {
  return lexer.kind === 'word' && beginnings.has(lexer.text.toUpperCase());
}

/** What was passed over. */
export interface SkippedStatement {
  /** Its first words: `IF … UPDATE dbo.User`. Never a value. */
  readonly words: string;
  /** Whether it may add, change or remove rows. */
  readonly changesRows: boolean;
}

/** Passes over one statement, whatever it is; blocks, conditions and loops with all that is in them. */
export function skipStatement(lexer: Lexer): SkippedStatement {
  if (isAtStop(lexer)) return { words: '', changesRows: false };
  if (isWord(lexer, 'IF') || isWord(lexer, 'WHILE')) return skipConditional(lexer);
  if (isWord(lexer, 'BEGIN')) return skipBlock(lexer);
  return skipSimple(lexer);
}

/** `IF condition statement ELSE statement`: which one is carried out is not for a reader to say. */
function skipConditional(lexer: Lexer): SkippedStatement {
  const keyword = lexer.text.toUpperCase();
  lexer.next();
  skipCondition(lexer);
  let { words, changesRows } = skipStatement(lexer);
  if (isWord(lexer, 'ELSE')) {
    lexer.next();
    const other = skipStatement(lexer);
    words += `, ELSE ${other.words}`;
    changesRows ||= other.changesRows;
  }
  return { words: shortened(`${keyword} … ${words}`), changesRows };
}

function skipCondition(lexer: Lexer): void {
  for (let depth = 0; !isAtStop(lexer) && (depth > 0 || !beginsStatement(lexer)); lexer.next()) depth += bracket(lexer);
}

/** From BEGIN to the END that belongs to it. BEGIN TRANSACTION has none. */
export function skipBlock(lexer: Lexer): SkippedStatement {
  lexer.next();
  if (isWord(lexer, 'TRAN') || isWord(lexer, 'TRANSACTION') || isWord(lexer, 'DISTRIBUTED')) return skipSimple(lexer);
  if (isWord(lexer, 'TRY') || isWord(lexer, 'CATCH')) lexer.next();
  let words = '';
  let changesRows = false;
  while (!isAtStop(lexer) && !isWord(lexer, 'END')) {
    const skipped = skipStatement(lexer);
    if (words === '' || (skipped.changesRows && !changesRows)) ({ words } = skipped);
    changesRows ||= skipped.changesRows;
  }
  lexer.next();
  if (isWord(lexer, 'TRY') || isWord(lexer, 'CATCH')) lexer.next();
  if (isSymbol(lexer, ';')) lexer.next();
  return { words: shortened(`BEGIN … ${words}`), changesRows };
}

/** To behind the semicolon, or to where the next statement begins. */
function skipSimple(lexer: Lexer): SkippedStatement {
  const statement = new StatementInProgress(lexer);
  do {
    statement.take(lexer);
    lexer.next();
  } while (!statement.isOver(lexer));
  if (isSymbol(lexer, ';')) lexer.next();
  return statement.skipped();
}

/** The rest of a statement of which some has been read. `kind` is its first word. */
export function skipRest(lexer: Lexer, kind: string): void {
  const statement = new StatementInProgress(lexer, kind);
  while (!statement.isOver(lexer)) {
    statement.take(lexer);
    lexer.next();
  }
  if (isSymbol(lexer, ';')) lexer.next();
}

const rowChanges = new Set('INSERT UPDATE DELETE MERGE TRUNCATE BULK ROLLBACK'.split(' '));
const maxWords = 6;

/** Knows which of the words that begin statements go on with this one. */
class StatementInProgress {
  readonly #kind: string;
  readonly #words: string[] = [];
  #namesOnly = true;
  #depth = 0;
  #cases = 0;
  #previous = '';
  #changesRows = false;
  /** Words that may come once: the SELECT of an INSERT, the SET of an UPDATE. */
  readonly #used = new Set<string>();
  #isGranted = false;

  constructor(lexer: Lexer, kind = lexer.kind === 'word' ? lexer.text.toUpperCase() : '') {
    this.#kind = kind;
  }

  take(lexer: Lexer): void {
    this.#depth = Math.max(0, this.#depth + bracket(lexer));
    const word = lexer.kind === 'word' ? lexer.text.toUpperCase() : '';
    if (word === 'CASE') this.#cases += 1;
    if (word === 'END' && this.#cases > 0) this.#cases -= 1;
    if (word === 'TO' || word === 'FROM') this.#isGranted = true;
    if (rowChanges.has(word) && this.#depth === 0) this.#noteChange(word);
    if (word === 'INTO' && this.#kind === 'SELECT' && this.#depth === 0) this.#changesRows = true;
    if (this.#kind.startsWith('EXEC') && lexer.kind === 'string' && /\b(?:insert|update|delete|merge|truncate)\b/i.test(lexer.text))
      this.#changesRows = true;
    this.#note(lexer);
    this.#previous = word;
  }

  isOver(lexer: Lexer): boolean {
    if (isAtStop(lexer)) return true;
    if (this.#depth > 0) return false;
    if (isSymbol(lexer, ';')) return true;
    if (lexer.kind !== 'word') return false;
    const word = lexer.text.toUpperCase();
    if (word === 'END' || word === 'ELSE') return this.#cases === 0;
    return beginnings.has(word) && !this.#goesOnWith(word);
  }

  skipped(): SkippedStatement {
    return { words: shortened(this.#words.join(' ').replaceAll(' . ', '.')), changesRows: this.#changesRows };
  }

  #noteChange(word: string): void {
    const isOwn = this.#previous === '' || this.#kind === 'WITH' || this.#kind === 'BULK';
    if (isOwn && !/^(?:GRANT|DENY|REVOKE|CREATE|ALTER)$/.test(this.#kind) && word !== '') this.#changesRows = true;
  }

  /** The first words and names; what comes behind them may be somebody's data. */
  #note(lexer: Lexer): void {
    const isName = lexer.kind === 'word' || lexer.kind === 'name' || isSymbol(lexer, '.');
    if (!isName) this.#namesOnly = false;
    if (this.#words[0]?.toUpperCase() === 'UPDATE' && isWord(lexer, 'STATISTICS')) this.#changesRows = false;
    if (this.#namesOnly && this.#words.length < maxWords) this.#words.push(lexer.text);
  }

  #goesOnWith(word: string): boolean {
    if (this.#kind === 'MERGE') return true;
    if (/^(?:GRANT|DENY|REVOKE)$/.test(this.#kind) && !this.#isGranted) return true;
    switch (word) {
      case 'SELECT':
        return /^(?:UNION|ALL|EXCEPT|INTERSECT|FOR|AS)$/.test(this.#previous) || this.#once(word, 'INSERT', 'WITH');
      case 'INSERT':
        return this.#once(word, 'BULK', 'WITH');
      case 'UPDATE':
      case 'DELETE':
        return /^(?:ON|FOR|OR)$/.test(this.#previous) || this.#once(word, 'WITH');
      case 'MERGE':
        return this.#once(word, 'WITH');
      case 'SET':
        return (
          /^(?:UPDATE|DELETE)$/.test(this.#previous) ||
          this.#once(word, 'UPDATE', 'ALTER') ||
          (this.#kind === 'WITH' && this.#used.has('UPDATE'))
        );
      case 'EXEC':
      case 'EXECUTE':
        return this.#previous === 'AS' || this.#previous === 'WITH' || this.#once(word, 'INSERT');
      case 'DROP':
      case 'ALTER':
        return this.#previous === 'OR' || this.#once(word, 'ALTER');
      case 'IF':
        return this.#kind === 'DROP' || this.#kind === 'ALTER';
      case 'FETCH':
        return /^ROWS?$/.test(this.#previous);
      default:
        return false;
    }
  }

  #once(word: string, ...kinds: readonly string[]): boolean {
    if (!kinds.includes(this.#kind) || this.#used.has(word)) return false;
    this.#used.add(word);
    return true;
  }
}

function bracket(lexer: Lexer): number {
  if (isSymbol(lexer, '(')) return 1;
  return isSymbol(lexer, ')') ? -1 : 0;
}

const maxLength = 100;

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1)}…`;
}
