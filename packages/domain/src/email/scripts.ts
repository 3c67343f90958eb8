/** `single`: one writing system; `mixed`: several; `unrecognised`: a character of a script that is not in everyday use. */
export type LabelScripts = 'single' | 'mixed' | 'unrecognised';

// UAX 31 Table 5. Chinese, Japanese and Korean are written in several scripts at once, as UTS 39 §5.1 provides.
const writingSystems: readonly (readonly string[])[] = [
  ['Latin'],
  ['Han', 'Hiragana', 'Katakana'],
  ['Han', 'Hangul'],
  ['Han', 'Bopomofo'],
  ['Cyrillic'],
  ['Greek'],
  ['Arabic'],
  ['Hebrew'],
  ['Thai'],
  ['Devanagari'],
  ['Armenian'],
  ['Bengali'],
  ['Ethiopic'],
  ['Georgian'],
  ['Gujarati'],
  ['Gurmukhi'],
  ['Kannada'],
  ['Khmer'],
  ['Lao'],
  ['Malayalam'],
  ['Myanmar'],
  ['Oriya'],
  ['Sinhala'],
  ['Tamil'],
  ['Telugu'],
  ['Thaana'],
  ['Tibetan'],
];

const writtenIn = writingSystems.map((scripts) => onlyScripts(scripts));
const recognised = onlyScripts(writingSystems.flat());

/**
 * Whether a label, as people read it, is written in one writing system. Characters of the scripts Common and Inherited belong to all;
 * a character with script extensions belongs to each of them (UTS 39 §5.1, "resolved script set").
 */
export function scriptsOf(label: string): LabelScripts {
  if (writtenIn.some((pattern) => pattern.test(label))) return 'single';
  return recognised.test(label) ? 'mixed' : 'unrecognised';
}

function onlyScripts(scripts: readonly string[]): RegExp {
  const classes = ['Common', 'Inherited', ...scripts].map((script) => String.raw`\p{Script_Extensions=${script}}`);
  return new RegExp(`^[${classes.join('')}]*$`, 'u');
}
