/** A header without case, accents, spaces (non-breaking ones too) and punctuation: what two spellings of one header have in common. */
export function foldHeader(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** A value without case, Latin accents and repeated white space. Punctuation stays, because `Pro` and `Pro+` are two profiles. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The function, with its last answers kept: columns of dates, profiles and states repeat few values over many rows. */
export function remembered<Value>(read: (text: string) => Value): (text: string) => Value {
  const answers = new Map<string, Value>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = read(text);
    if (text.length > maxRememberedLength) return answer;
    if (answers.size >= maxRemembered) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}

const maxRemembered = 500;
const maxRememberedLength = 100;

/** A value from the file as a sentence may quote it. */
export function quoted(text: string): string {
  return text.length <= 60 ? `"${text}"` : `"${text.slice(0, 57)}..."`;
}
