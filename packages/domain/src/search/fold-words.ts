/**
 * The words of a text as search compares them: without case, Latin, Greek and Cyrillic accents, ligatures, apostrophes and punctuation.
 * All four Turkish i are one letter, and œ, æ, ß are the two letters that people type instead.
 */
export function foldWords(text: string): string[] {
  const letters = isAscii.test(text) ? text.toLowerCase() : foldLetters(text);
  return letters.replaceAll(apostrophes, '').match(words) ?? [];
}

const isAscii = /^[\0-\x7f]*$/;
const apostrophes = /['’ʼ‘`´]/g;
const words = /[\p{L}\p{N}\p{M}]+/gu;

const accents = /[\u0300-\u036f]/g;
const otherForms: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
  ŧ: 't',
  ς: 'σ',
};
const withOtherForm = new RegExp(`[${Object.keys(otherForms).join('')}]`, 'g');

/** Decomposed before the letters are made small and after it: either step makes work for the other. */
function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(accents, '')
    .replaceAll(withOtherForm, (letter) => otherForms[letter] ?? letter);
}
