import { foldWords } from './fold-words.ts';

// A field is kept as `^ ana silva $`: a word begins after a space, the field between ^ and $, and no word holds one of these.

/** How well something answers a search, best first. */
export const matches = ['exact', 'prefix', 'word_prefix', 'substring'] as const;
export type Match = (typeof matches)[number];

/** One thing to look for: whatever holds all `parts`, in its folded form, also has all `terms` (but not the other way round). */
export interface SearchStep {
  readonly match: Match;
  readonly parts: readonly string[];
  /** Each once, and never none: they are what an index finds it by. */
  readonly terms: readonly number[];
}

/** The folded form of a field, or of several after each other. */
export function foldFields(fields: readonly string[]): string {
  return fields.map((field) => wholeField(foldWords(field))).join('');
}

/** What the fields of a thing are found by, each term once. */
export function termsOfFields(fields: readonly string[]): number[] {
  const terms = new Set<number>();
  for (const words of fields.map(foldWords)) {
    for (const term of [wholeFieldTerm(words), ...fieldStartTerms(words), ...words.flatMap((word) => trigrams(` ${word}`))])
      terms.add(term);
  }
  return [...terms];
}

/** A term for what is no text: the kind of a thing, or what it belongs to. */
export function labelTerm(label: 'customer' | 'domain' | `domain ${number}`): number {
  return termOf(`:${label}`);
}

/**
 * What to look for, best matches first; empty where the text has no letter or digit. All words have to be there. Words of one letter
 * only begin fields, or stand beside longer ones; those of two only begin words.
 */
export function searchSteps(text: string): SearchStep[] {
  const words = foldWords(text);
  if (words.length === 0) return [];
  const starts = words.map((word) => ` ${word}`);
  const anywhere = words.map((word) => (word.length < gramLength ? ` ${word}` : word));
  const startTerms = starts.flatMap(trigrams);
  const steps: SearchStep[] = [
    { match: 'exact', parts: [wholeField(words)], terms: [wholeFieldTerm(words)] },
    { match: 'prefix', parts: [`^${starts.join('')}`], terms: prefixTerms(words) },
    { match: 'word_prefix', parts: starts, terms: startTerms },
    { match: 'substring', parts: anywhere, terms: anywhere.flatMap(trigrams) },
  ];
  return steps.filter(({ terms }) => terms.length > 0).map((step) => ({ ...step, terms: [...new Set(step.terms)] }));
}

/** The last of the steps: whatever answers any of them answers this one. Undefined where the text has no letter or digit. */
export function widestStep(text: string): SearchStep | undefined {
  return searchSteps(text).at(-1);
}

function wholeField(words: readonly string[]): string {
  return `^ ${words.join(' ')} $`;
}

function wholeFieldTerm(words: readonly string[]): number {
  return termOf(wholeField(words));
}

/** The first letter, and the first two: fewer things have those than begin a word with them. */
function fieldStartTerms([first = '']: readonly string[]): number[] {
  return [...new Set([first.slice(0, 1), first.slice(0, 2)])].map((start) => termOf(`^${start}`));
}

function prefixTerms([first = '', ...others]: readonly string[]): number[] {
  return [termOf(`^${first.slice(0, 2)}`), ...trigrams(first), ...others.flatMap((word) => trigrams(` ${word}`))];
}

const gramLength = 3;

function trigrams(text: string): number[] {
  return Array.from({ length: Math.max(0, text.length - gramLength + 1) }, (_, at) => termOf(text.slice(at, at + gramLength)));
}

/** FNV-1a over UTF-16 units, as a PostgreSQL integer. Two texts may share a term: what a term finds is always compared. */
function termOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
