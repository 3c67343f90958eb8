/** What a token that begins with a character is. */
export type CharacterClass = 'space' | 'letter' | 'digit' | 'symbol' | 'currency';

const letters = /[\p{L}\p{M}\p{N}_#@]/u;
const currencies = '$£€¥₣₤₧₩₪₫';

// By character code; the others are letters or white space.
const classes: readonly CharacterClass[] = Array.from({ length: 128 }, (_, code) => classOfCharacter(String.fromCharCode(code)));

function classOfCharacter(character: string): CharacterClass {
  if (character <= ' ' || character === '\u007f') return 'space';
  if (/\d/.test(character)) return 'digit';
  if (currencies.includes(character)) return 'currency';
  return letters.test(character) ? 'letter' : 'symbol';
}

export function classOf(code: number): CharacterClass {
  if (code < 128) return classes[code] ?? 'space';
  if (isWideSpace(code)) return 'space';
  if (currencies.includes(String.fromCharCode(code))) return 'currency';
  return isLetter(code) ? 'letter' : 'symbol';
}

/** No-break space, those of typographers, the byte order mark in the middle of a file that was put together. */
function isWideSpace(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x85 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Halves of surrogate pairs count: identifiers may hold any letter there is. */
function isLetter(code: number): boolean {
  return (code >= 0xd800 && code <= 0xdfff) || letters.test(String.fromCharCode(code));
}

/** Whether an identifier goes on with this character. */
export function isWordPart(code: number): boolean {
  const kind = classOf(code);
  return kind === 'letter' || kind === 'digit' || code === 0x24;
}
