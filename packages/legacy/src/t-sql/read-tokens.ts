import type { Lexer } from './lexer.ts';

/** Whether the current token is this keyword, given in capitals. */
export function isWord(lexer: Lexer, word: string): boolean {
  return lexer.kind === 'word' && lexer.end - lexer.start === word.length && lexer.text.toUpperCase() === word;
}

export function isSymbol(lexer: Lexer, symbol: string): boolean {
  return lexer.kind === 'symbol' && lexer.text === symbol;
}

export function acceptWord(lexer: Lexer, word: string): boolean {
  const accepted = isWord(lexer, word);
  if (accepted) lexer.next();
  return accepted;
}

export function acceptSymbol(lexer: Lexer, symbol: string): boolean {
  const accepted = isSymbol(lexer, symbol);
  if (accepted) lexer.next();
  return accepted;
}

export function isAtStop(lexer: Lexer): boolean {
  return lexer.kind === 'separator' || lexer.kind === 'end';
}

/** A name, quoted or not; undefined where the current token is none. */
export function acceptName(lexer: Lexer): string | undefined {
  const name = nameOf(lexer);
  if (name !== undefined) lexer.next();
  return name;
}

function nameOf(lexer: Lexer): string | undefined {
  if (lexer.kind === 'word') return lexer.text;
  if (lexer.kind === 'name') return lexer.slice(lexer.start + 1, lexer.end - 1).replaceAll(']]', ']');
  return lexer.kind === 'quoted' ? lexer.slice(lexer.start + 1, lexer.end - 1).replaceAll('""', '"') : undefined;
}

/** The parts of `[LicenceDb].[dbo].[User]`; empty parts are left out (`LicenceDb..User`). Undefined where there is no name. */
export function acceptQualifiedName(lexer: Lexer): readonly string[] | undefined {
  const first = acceptName(lexer);
  if (first === undefined) return undefined;
  const parts = [first];
  while (acceptSymbol(lexer, '.')) {
    while (acceptSymbol(lexer, '.'));
    const part = acceptName(lexer);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts;
}

/** `(a, [b])`, from the opening bracket; undefined where it is anything else. Words after a name (`ASC`) are passed over. */
export function acceptNameList(lexer: Lexer): readonly string[] | undefined {
  if (!acceptSymbol(lexer, '(')) return undefined;
  const names: string[] = [];
  do {
    const name = acceptName(lexer);
    if (name === undefined) return undefined;
    names.push(name);
    while (isWord(lexer, 'ASC') || isWord(lexer, 'DESC')) lexer.next();
  } while (acceptSymbol(lexer, ','));
  return acceptSymbol(lexer, ')') ? names : undefined;
}

/** The text that the current token, a string or a quoted one, stands for. A backslash at the end of a line joins it to the next. */
export function textOf(lexer: Lexer): string {
  const written = lexer.text;
  const open = lexer.kind === 'string' && written[0] !== "'" ? 2 : 1;
  const mark = lexer.kind === 'quoted' ? '"' : "'";
  const inner = written.slice(open, -1);
  const text = inner.includes(mark) ? inner.replaceAll(mark + mark, mark) : inner;
  return text.includes('\\') ? text.replaceAll(/\\(?:\r\n|\r|\n)/g, '') : text;
}

/** From an opening bracket to behind the one that closes it, or to the end of the batch. */
export function skipBrackets(lexer: Lexer): void {
  let depth = 0;
  do {
    if (isSymbol(lexer, '(')) depth += 1;
    else if (isSymbol(lexer, ')')) depth -= 1;
    lexer.next();
  } while (depth > 0 && !isAtStop(lexer));
}
