import { unicodeDomainName } from './punycode.ts';

// What each letter is taken for, in the spirit of UTS 39 §4. One letter stands for several (m for rn), never the other way
// round, so that the skeleton of a text is that of its letters put together.
const prototypes: ReadonlyMap<string, string> = new Map([
  ...pairs('0 o 1 l i l m rn w vv d cl'),
  // Latin
  ...pairs('ı l ɩ l ł l ɑ a ɡ g ø o đ cl ð cl ħ h ŧ t ƅ b ƙ k ʋ u ʏ y ɍ r æ ae œ oe ß b'),
  // Cyrillic
  ...pairs(
    'а a в b с c ԁ cl е e г r н h һ h і l ј j к k ӏ l м rn п n о o р p ԛ q ѕ s т t ц u и u ѵ v ѡ vv ԝ vv ш vv х x у y ү y ь b ө o ғ f',
  ),
  // Greek
  ...pairs('α a β b γ y ε e η n ι l κ k μ u ν v ο o ρ p σ o ς c τ t υ u χ x ω vv θ o'),
  // Armenian
  ...pairs('օ o ո n ս u հ h ց g զ q յ j լ l ք p'),
  // Strokes of Chinese and Japanese that pass for a hyphen
  ...pairs('ー - 一 -'),
]);

/**
 * Whether a name could be taken for a genuine one: the same letters to the eye (`rn` for `m`, `0` for `o`, `1` for `l` or `i`,
 * `vv` for `w`, accents aside, Cyrillic, Greek and Armenian letters for Latin ones), or one edit away: a letter added, dropped,
 * replaced, or two neighbours exchanged. Both in ASCII form, as `parseDomainName` gives them; false when equal.
 */
export function looksLike(name: string, genuine: string): boolean {
  if (name === genuine) return false;
  const read = unicodeDomainName(name);
  const genuineRead = unicodeDomainName(genuine);
  return skeletonOf(read) === skeletonOf(genuineRead) || isOneEditAway(Array.from(read), Array.from(genuineRead));
}

function skeletonOf(text: string): string {
  const letters = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return Array.from(letters, (letter) => prototypes.get(letter) ?? letter).join('');
}

function isOneEditAway(a: readonly string[], b: readonly string[]): boolean {
  const shorter = Math.min(a.length, b.length);
  let prefix = 0;
  while (prefix < shorter && a[prefix] === b[prefix]) prefix += 1;
  let suffix = 0;
  while (suffix < shorter - prefix && a[a.length - 1 - suffix] === b[b.length - 1 - suffix]) suffix += 1;
  const restOfA = a.slice(prefix, a.length - suffix);
  const restOfB = b.slice(prefix, b.length - suffix);
  if (restOfA.length <= 1 && restOfB.length <= 1) return true;
  return restOfA.length === 2 && restOfB.length === 2 && restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0];
}

/** Letter and prototype by turns, separated by spaces. */
function pairs(text: string): [string, string][] {
  const words = text.split(' ');
  return words.flatMap((word, index): [string, string][] => (index % 2 === 0 ? [[word, words[index + 1] ?? word]] : []));
}
