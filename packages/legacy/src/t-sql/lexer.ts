import { SourceError } from '../source/source-error.ts';
import { classOf, isWordPart } from './characters.ts';
import { MoreTextNeeded, type Token, type TokenKind } from './token.ts';

const lineFeed = 10;
const carriageReturn = 13;
const slash = 47;
const asterisk = 42;
const hyphen = 45;
const dot = 46;

/** What is read of a script at most before it has to make sense: a blob of 32 MB takes twice as many characters. */
const maxPending = 128 * 1024 * 1024;

const moreTextNeeded = new MoreTextNeeded('More of the script is needed.');

/**
 * The tokens of a script whose text arrives in pieces, one at a time: `next` goes to the following one. Where a token may go on in text that
 * is not there yet it throws {@link MoreTextNeeded}; after `push`, or `end`, reading starts again at the last `keep`.
 */
export class Lexer implements Token {
  kind: TokenKind = 'separator';
  start = 0;
  end = 0;
  line = 1;
  #text = '';
  /** Of the character at `end`. */
  #endLine = 1;
  #isComplete = false;
  /** Whether only white space stands between the last line end and `start`. */
  #beginsLine = true;
  #mark = { kind: this.kind, start: 0, end: 0, line: 1, endLine: 1, beginsLine: true };

  /** Reading never goes back before the current token; the text before it is let go. */
  keep(): void {
    const { kind, start, end, line } = this;
    this.#mark = { kind, start, end, line, endLine: this.#endLine, beginsLine: this.#beginsLine };
  }

  /** More text, from where `keep` was called last. */
  push(text: string): void {
    const { start } = this.#mark;
    this.#text = this.#text.slice(start) + text;
    this.#mark.end -= start;
    this.#mark.start = 0;
    this.#restart();
  }

  /** There is no more text. */
  finish(): void {
    this.#isComplete = true;
    this.#restart();
  }

  get pendingLength(): number {
    return this.#text.length - this.#mark.start;
  }

  /** The current token as it is written. */
  get text(): string {
    return this.#text.slice(this.start, this.end);
  }

  slice(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  /** Whether the text that begins with the current token begins so; false, too, where it is not all there yet. */
  beginsWith(text: string): boolean {
    return this.#text.startsWith(text, this.start);
  }

  /** Goes to the token that begins so many characters behind the current one, on the same line. */
  skip(length: number): void {
    this.end = this.start + length;
    this.next();
  }

  next(): void {
    let at = this.#skipSpace(this.end);
    this.start = at;
    this.line = this.#endLine;
    if (at >= this.#text.length) {
      this.#needMore();
      this.kind = 'end';
      this.end = at;
      return;
    }
    const code = this.#text.charCodeAt(at);
    switch (classOf(code)) {
      case 'letter':
        at = this.#readWord(at, code);
        break;
      case 'digit':
        at = this.#readNumber(at, code);
        break;
      case 'currency':
        at = this.#readCurrency(at);
        break;
      default:
        at = this.#readSymbol(at, code);
    }
    this.end = at;
    this.#beginsLine = false;
  }

  #restart(): void {
    const { kind, start, end, line, endLine, beginsLine } = this.#mark;
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.line = line;
    this.#endLine = endLine;
    this.#beginsLine = beginsLine;
  }

  #needMore(): void {
    if (this.#isComplete) return;
    if (this.pendingLength > maxPending) throw this.#tooLong();
    throw moreTextNeeded;
  }

  #tooLong(): SourceError {
    const { line } = this.#mark;
    return new SourceError(
      'statement_too_long',
      `What begins on line ${line} is longer than 128 MB: a quotation mark or a comment may not be closed there.`,
      { line },
    );
  }

  #skipSpace(from: number): number {
    const text = this.#text;
    let at = from;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === lineFeed || code === carriageReturn) {
        if (code === lineFeed || text.charCodeAt(at + 1) !== lineFeed) this.#endLine += 1;
        this.#beginsLine = true;
        at += 1;
      } else if (code <= 32) {
        at += 1;
      } else if (code === hyphen && this.#codeAt(at + 1) === hyphen) {
        at = this.#lineEnd(at);
      } else if (code === slash && this.#codeAt(at + 1) === asterisk) {
        at = this.#commentEnd(at);
      } else if (code > 126 && classOf(code) === 'space') {
        at += 1;
      } else {
        return at;
      }
    }
  }

  /** The character at a place; NaN past the end of the script. */
  #codeAt(at: number): number {
    if (at >= this.#text.length) this.#needMore();
    return this.#text.charCodeAt(at);
  }

  #lineEnd(from: number): number {
    const text = this.#text;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === lineFeed || code === carriageReturn) return at;
    }
    this.#needMore();
    return text.length;
  }

  /** Comments are nested. */
  #commentEnd(from: number): number {
    const text = this.#text;
    let depth = 0;
    for (let at = from; at < text.length - 1; at += 1) {
      const code = text.charCodeAt(at);
      const following = text.charCodeAt(at + 1);
      if (code === slash && following === asterisk) {
        depth += 1;
        at += 1;
      } else if (code === asterisk && following === slash) {
        depth -= 1;
        at += 1;
        if (depth === 0) {
          this.#countLines(from, at);
          return at + 1;
        }
      }
    }
    this.#needMore();
    throw unclosed('The comment', this.#endLine, '*/');
  }

  #countLines(from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === lineFeed || (code === carriageReturn && this.#text.charCodeAt(at + 1) !== lineFeed)) this.#endLine += 1;
    }
  }

  #readWord(from: number, code: number): number {
    if ((code === 78 || code === 110) && this.#codeAt(from + 1) === 39) return this.#readEnclosed(from, from + 1, 39, 'string');
    const at = this.#wordEnd(from + 1);
    if (this.#beginsLine && at - from === 2 && /^go$/i.test(this.#text.slice(from, at)) && this.#isSeparator(at)) {
      this.kind = 'separator';
      return this.#lineEnd(at);
    }
    this.kind = 'word';
    return at;
  }

  #wordEnd(from: number): number {
    let at = from;
    while (at < this.#text.length && isWordPart(this.#text.charCodeAt(at))) at += 1;
    if (at >= this.#text.length) this.#needMore();
    return at;
  }

  /** GO alone on its line, or with how often. */
  #isSeparator(afterWord: number): boolean {
    const rest = this.#text.slice(afterWord, this.#lineEnd(afterWord));
    return /^[^\S\r\n]*\d*[^\S\r\n]*;?[^\S\r\n]*(?:--.*|\/\*.*\*\/\s*)?$/.test(rest);
  }

  #readNumber(from: number, code: number): number {
    if (code === 48 && (this.#codeAt(from + 1) | 32) === 120) return this.#readBinary(from + 2);
    this.kind = 'number';
    return this.#numberEnd(from);
  }

  #numberEnd(from: number): number {
    let at = this.#digitsEnd(from);
    if (this.#text.charCodeAt(at) === dot) at = this.#digitsEnd(at + 1);
    if ((this.#text.charCodeAt(at) | 32) !== 101) return at;
    const sign = this.#codeAt(at + 1);
    const digits = sign === 43 || sign === hyphen ? at + 2 : at + 1;
    const end = this.#digitsEnd(digits);
    // `1E` is a number, too: the exponent is nought.
    return end > digits || !isWordPart(this.#text.charCodeAt(at + 1)) ? Math.max(end, at + 1) : at;
  }

  #digitsEnd(from: number): number {
    const text = this.#text;
    let at = from;
    while (at < text.length && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at += 1;
    if (at >= text.length) this.#needMore();
    return at;
  }

  /** Hexadecimal digits; a backslash at the end of a line joins it to the next. */
  #readBinary(from: number): number {
    this.kind = 'binary';
    let at = from;
    for (;;) {
      const code = this.#codeAt(at);
      if ((code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102)) {
        at += 1;
      } else if (code === 92 && (this.#codeAt(at + 1) === lineFeed || this.#codeAt(at + 1) === carriageReturn)) {
        const length = this.#codeAt(at + 1) === carriageReturn && this.#codeAt(at + 2) === lineFeed ? 3 : 2;
        this.#endLine += 1;
        at += length;
      } else {
        return at;
      }
    }
  }

  /** `$12.50`, `$-1`; `$action` is a word, and `$` alone is no money. */
  #readCurrency(from: number): number {
    const following = this.#codeAt(from + 1);
    if (following === dot || (following >= 48 && following <= 57)) {
      this.kind = 'number';
      return this.#numberEnd(from + 1);
    }
    this.kind = 'symbol';
    if (!isWordPart(following)) return from + 1;
    this.kind = 'word';
    return this.#wordEnd(from + 1);
  }

  #readSymbol(from: number, code: number): number {
    if (code === 39) return this.#readEnclosed(from, from, 39, 'string');
    if (code === 34) return this.#readEnclosed(from, from, 34, 'quoted');
    if (code === 91) return this.#readEnclosed(from, from, 93, 'name');
    if (code === dot) {
      const following = this.#codeAt(from + 1);
      if (following >= 48 && following <= 57) {
        this.kind = 'number';
        return this.#numberEnd(from);
      }
    }
    this.kind = 'symbol';
    return from + 1;
  }

  /** From an opening mark at `open` to the closing one that is not doubled. */
  #readEnclosed(from: number, open: number, closing: number, kind: TokenKind): number {
    const text = this.#text;
    const mark = String.fromCharCode(closing);
    let at = text.indexOf(mark, open + 1);
    while (at >= 0) {
      if (this.#codeAt(at + 1) !== closing) break;
      at = text.indexOf(mark, at + 2);
    }
    if (at < 0) {
      this.#needMore();
      throw unclosed(kind === 'string' ? 'The text' : 'The name', this.line, mark);
    }
    this.kind = kind;
    this.#countLines(from, at);
    return at + 1;
  }
}

function unclosed(what: string, line: number, mark: string): SourceError {
  return new SourceError(
    'unclosed_literal',
    `${what} that begins on line ${line} is never closed by ${mark}: the script may have been cut off, take it anew.`,
    { line },
  );
}
