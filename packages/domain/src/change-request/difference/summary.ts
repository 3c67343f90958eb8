import type { Locale } from '../../audit/words.ts';
import type { ImportCounts } from '../../import/import-users.ts';
import { commandKinds, isCommandKind, type CommandKind } from '../command-kinds.ts';
import type { Difference } from './difference.ts';
import { englishSummary } from './english-summary.ts';
import { frenchSummary } from './french-summary.ts';

/** How many commands of a request are of which kind. */
export interface RequestCounts {
  readonly byKind: ReadonlyMap<string, number>;
  /** The rows of all lists that it imports; null where it imports none. */
  readonly imported: ImportCounts | null;
}

export function countsOf(differences: Iterable<Pick<Difference, 'kind' | 'after'>>): RequestCounts {
  const byKind = new Map<string, number>();
  let imported: ImportCounts | null = null;
  for (const { kind, after } of differences) {
    byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
    if (kind === 'user.import') imported = sumOf(imported, after ?? {});
  }
  return { byKind, imported };
}

function sumOf(sum: ImportCounts | null, values: Readonly<Record<string, unknown>>): ImportCounts {
  const add = (verdict: keyof ImportCounts) => (sum?.[verdict] ?? 0) + (Number(values[verdict]) || 0);
  return { create: add('create'), change: add('change'), same: add('same'), refuse: add('refuse') };
}

/** One sentence on a whole request: `12 users are created, 3 suspended and 1 domain renewed.` */
export function summaryOf({ byKind, imported }: RequestCounts, locale: Locale): string {
  const words = summaryWordsOf[locale];
  const kinds = inOrderOfNouns.filter((kind) => (byKind.get(kind) ?? 0) > 0);
  const parts = kinds.map((kind, index) => {
    const previous = kinds[index - 1];
    const isNamed = previous === undefined || words.noun(previous) !== words.noun(kind) || previous === 'user.import';
    const part = words.part(kind, byKind.get(kind) ?? 0, { isFirst: index === 0, isNamed });
    return kind === 'user.import' && imported !== null ? `${part} (${words.rows(imported)})` : part;
  });
  return `${enumerated([...parts, ...unknownIn(byKind)], words)}.`;
}

/** What a language says in a summary. */
export interface SummaryWords {
  /** What commands of a kind are about. */
  noun(kind: CommandKind): string;
  /** `12 users are created`; without the noun where it has just been said, with the verb at the beginning. */
  part(kind: CommandKind, count: number, place: { readonly isFirst: boolean; readonly isNamed: boolean }): string;
  /** Of imported lists. */
  rows(imported: ImportCounts): string;
  readonly and: string;
  readonly nothing: string;
}

const summaryWordsOf: Readonly<Record<Locale, SummaryWords>> = { en: englishSummary, fr: frenchSummary };

/** People first, and those together that are told with one noun. */
const words = ['user', 'override', 'import', 'domain', 'alias', 'customer', 'contact', 'product', 'feature', 'profile', 'pack'];
const wordOf = (kind: CommandKind): string => {
  if (kind === 'user.import') return 'import';
  return kind.endsWith('-alias') ? 'alias' : (kind.split('.')[0] ?? kind);
};
const inOrderOfNouns = commandKinds.toSorted((a, b) => words.indexOf(wordOf(a)) - words.indexOf(wordOf(b)));

/** Kinds that a later version has written. */
function unknownIn(byKind: RequestCounts['byKind']): readonly string[] {
  return [...byKind].filter(([kind]) => !isCommandKind(kind)).map(([kind, count]) => `${count} × ${kind}`);
}

function enumerated(parts: readonly string[], { and, nothing }: SummaryWords): string {
  const last = parts.at(-1) ?? nothing;
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')}${and}${last}`;
}
