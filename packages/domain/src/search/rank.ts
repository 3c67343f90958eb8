import { foldFields, matches, type Match, type SearchStep } from './search-terms.ts';

/** A text of a thing that it is found by, and what that text is called. */
export interface SearchedField<Name extends string = string> {
  readonly name: Name;
  readonly text: string;
}

export interface BestMatch<Name extends string = string> {
  readonly match: Match;
  /** The field that holds all that was looked for, or else, of those that hold it together, the one with the first word. */
  readonly field: Name;
}

/** How a thing answers a search; undefined where it does not. */
export function bestMatch<Name extends string>(
  steps: readonly SearchStep[],
  fields: readonly SearchedField<Name>[],
): BestMatch<Name> | undefined {
  const folded = fields.map(({ name, text }) => ({ name, text: foldFields([text]) }));
  for (const { match, parts } of steps) {
    const [first = ''] = parts;
    if (!parts.every((part) => folded.some(({ text }) => text.includes(part)))) continue;
    const whole = folded.find(({ text }) => parts.every((part) => text.includes(part)));
    const field = whole ?? folded.find(({ text }) => text.includes(first));
    if (field !== undefined) return { match, field: field.name };
  }
  return undefined;
}

/** The kinds of things that are searched, in the order in which equally good matches are shown. */
export const searchedKinds = ['customer', 'domain', 'user'] as const;
export type SearchedKind = (typeof searchedKinds)[number];

interface Ranked {
  readonly kind: SearchedKind;
  readonly match: Match;
  readonly title: string;
  readonly id: number;
}

/** Compares for a list with the best first: by match, then kind, title and id. */
export function byRank(a: Ranked, b: Ranked): number {
  return (
    matches.indexOf(a.match) - matches.indexOf(b.match) ||
    searchedKinds.indexOf(a.kind) - searchedKinds.indexOf(b.kind) ||
    compareText(foldFields([a.title]), foldFields([b.title])) ||
    a.id - b.id
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
