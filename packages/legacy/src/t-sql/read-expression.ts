import type { SqlType } from '../source/sql-type.ts';
import { castLiteral } from './cast-literal.ts';
import type { Lexer } from './lexer.ts';
import { defaultLiteral, nullLiteral, type Literal } from './literal.ts';
import { acceptName, acceptSymbol, isAtStop, isSymbol, isWord, textOf } from './read-tokens.ts';

/**
 * One value of a list, from its first token to the one behind it. What is no literal is `unread`, as it is written, up to where `isEnd`
 * says that the value ends; commas and brackets that close always do.
 */
export function readExpression(lexer: Lexer, isEnd: (lexer: Lexer) => boolean = () => false): Literal {
  const { start } = lexer;
  const isAtEnd = (): boolean => isSymbol(lexer, ',') || isSymbol(lexer, ')') || isSymbol(lexer, ';') || isAtStop(lexer) || isEnd(lexer);
  const literal = readSum(lexer);
  if (literal !== undefined && isAtEnd()) return literal;
  return { kind: 'unread', text: skipTo(lexer, start, isAtEnd) };
}

function skipTo(lexer: Lexer, start: number, isAtEnd: () => boolean): string {
  // Whatever was read of it has been consumed in whole brackets or ends within some: the depth is counted from where the value began.
  let depth = openBrackets(lexer.slice(start, lexer.start));
  let { start: end } = lexer;
  while (!isAtStop(lexer) && (depth > 0 || !isAtEnd())) {
    if (isSymbol(lexer, '(')) depth += 1;
    else if (isSymbol(lexer, ')')) depth -= 1;
    ({ end } = lexer);
    lexer.next();
  }
  return lexer.slice(start, end).trim();
}

const quotedParts = /N?'(?:[^']|'')*'|"[^"]*"|\[[^\]]*\]|--[^\r\n]*|\/\*[\s\S]*?\*\//g;

function openBrackets(text: string): number {
  const bare = text.replaceAll(quotedParts, '');
  return bare.split('(').length - bare.split(')').length;
}

/** Texts may be put together from parts: `N'a' + CHAR(13) + N'b'`. */
function readSum(lexer: Lexer): Literal | undefined {
  const first = readTerm(lexer);
  if (first === undefined || !isSymbol(lexer, '+')) return first;
  if (first.kind !== 'text') return undefined;
  let { text } = first;
  while (acceptSymbol(lexer, '+')) {
    const part = readTerm(lexer);
    if (part?.kind !== 'text') return undefined;
    text += part.text;
  }
  return { kind: 'text', text };
}

function readTerm(lexer: Lexer): Literal | undefined {
  switch (lexer.kind) {
    case 'string':
    case 'quoted':
      return taken(lexer, { kind: 'text', text: textOf(lexer) });
    case 'number':
      return taken(lexer, { kind: 'number', text: lexer.text.replace(/^[^\d.]/, '') });
    case 'binary':
      return taken(lexer, {
        kind: 'binary',
        text: `0x${lexer.text
          .slice(2)
          .replaceAll(/[^0-9a-f]/gi, '')
          .toUpperCase()}`,
      });
    case 'symbol':
      return readSymbol(lexer);
    case 'word':
      return readKeyword(lexer);
    default:
      return undefined;
  }
}

function taken(lexer: Lexer, literal: Literal): Literal {
  lexer.next();
  return literal;
}

function readSymbol(lexer: Lexer): Literal | undefined {
  if (acceptSymbol(lexer, '(')) {
    const literal = readSum(lexer);
    return literal !== undefined && acceptSymbol(lexer, ')') ? literal : undefined;
  }
  if (isSymbol(lexer, '{')) return readOdbc(lexer);
  const negative = isSymbol(lexer, '-');
  if (!negative && !isSymbol(lexer, '+')) return undefined;
  lexer.next();
  const number = readTerm(lexer);
  if (number?.kind !== 'number') return undefined;
  return negative ? { kind: 'number', text: number.text.startsWith('-') ? number.text.slice(1) : `-${number.text}` } : number;
}

/** `{ts '2027-03-31 00:00:00'}`, `{d …}`, `{t …}`, `{guid …}`, as ODBC writes them. */
function readOdbc(lexer: Lexer): Literal | undefined {
  lexer.next();
  const kind = acceptName(lexer)?.toLowerCase();
  if (kind === undefined || !['ts', 'd', 't', 'guid'].includes(kind) || lexer.kind !== 'string') return undefined;
  const literal: Literal = { kind: 'text', text: textOf(lexer) };
  lexer.next();
  if (!acceptSymbol(lexer, '}')) return undefined;
  return kind === 'ts' ? castLiteral(literal, { name: 'datetime2', parameters: [] }, undefined) : literal;
}

function readKeyword(lexer: Lexer): Literal | undefined {
  const word = lexer.text.toUpperCase();
  lexer.next();
  switch (word) {
    case 'NULL':
      return nullLiteral;
    case 'DEFAULT':
      return defaultLiteral;
    case 'CAST':
    case 'TRY_CAST':
      return readCast(lexer);
    case 'CONVERT':
    case 'TRY_CONVERT':
      return readConvert(lexer);
    case 'CHAR':
    case 'NCHAR':
      return readCharacter(lexer);
    default:
      return undefined;
  }
}

/** `(N'…' AS DateTime)` */
function readCast(lexer: Lexer): Literal | undefined {
  if (!acceptSymbol(lexer, '(')) return undefined;
  const literal = readSum(lexer);
  if (literal === undefined || !isWord(lexer, 'AS')) return undefined;
  lexer.next();
  const type = acceptType(lexer);
  if (type === undefined || !acceptSymbol(lexer, ')')) return undefined;
  return castLiteral(literal, type, undefined);
}

/** `(datetime, N'…', 103)` */
function readConvert(lexer: Lexer): Literal | undefined {
  if (!acceptSymbol(lexer, '(')) return undefined;
  const type = acceptType(lexer);
  if (type === undefined || !acceptSymbol(lexer, ',')) return undefined;
  const literal = readSum(lexer);
  const style = acceptSymbol(lexer, ',') ? readTerm(lexer) : undefined;
  if (literal === undefined || (style !== undefined && style.kind !== 'number') || !acceptSymbol(lexer, ')')) return undefined;
  return castLiteral(literal, type, style === undefined ? undefined : Number(style.text));
}

/** `(13)`; a character beyond ASCII depends on the collation of the server, save for NCHAR's. */
function readCharacter(lexer: Lexer): Literal | undefined {
  if (!acceptSymbol(lexer, '(')) return undefined;
  const code = readTerm(lexer);
  if (code?.kind !== 'number' || !acceptSymbol(lexer, ')')) return undefined;
  const number = Number(code.text);
  return Number.isInteger(number) && number >= 0 && number < 128 ? { kind: 'text', text: String.fromCharCode(number) } : undefined;
}

/** `[nvarchar](320)`, `"int"`, `sys.sysname`, `double precision`; undefined where the current token is no name. */
export function acceptType(lexer: Lexer): SqlType | undefined {
  let name = acceptName(lexer);
  while (name !== undefined && acceptSymbol(lexer, '.')) name = acceptName(lexer);
  if (name === undefined) return undefined;
  if (name.toLowerCase() === 'double' && isWord(lexer, 'PRECISION')) lexer.next();
  const lower = name.toLowerCase();
  if (!acceptSymbol(lexer, '(')) return { name: lower, parameters: [] };
  const parameters: string[] = [];
  do {
    if (isAtStop(lexer)) return undefined;
    parameters.push(lexer.text.toLowerCase());
    lexer.next();
  } while (acceptSymbol(lexer, ','));
  return acceptSymbol(lexer, ')') ? { name: lower, parameters } : undefined;
}
