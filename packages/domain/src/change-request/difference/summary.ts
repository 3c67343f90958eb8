import type { Locale } from '../../audit/words.ts';
import type { ImportCounts } from '../../import/import-users.ts';
import { commandKinds, isCommandKind, type CommandKind } from '../command-kinds.ts';
import type { Difference } from './difference.ts';
import { englishSummary } from './english-summary.ts';
import { frenchSummary } from './french-summary.ts';
import type { SummaryWords } from './summary-words.ts';

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
  // That an import is applied says nothing besides what its list does.
  const isTold = (kind: CommandKind): boolean => kind !== 'import.apply' || imported === null;
  const kinds = inOrderOfNouns.filter((kind) => (byKind.get(kind) ?? 0) > 0 && isTold(kind));
  const parts = kinds.map((kind, index) => {
    const previous = kinds[index - 1];
    const isNamed = previous === undefined || words.noun(previous) !== words.noun(kind) || previous === 'user.import';
    const part = words.part(kind, byKind.get(kind) ?? 0, { isFirst: index === 0, isNamed });
    return kind === 'user.import' && imported !== null ? `${part} (${words.rows(imported)})` : part;
  });
  return `${enumerated([...parts, ...unknownIn(byKind)], words)}.`;
}

const summaryWordsOf: Readonly<Record<Locale, SummaryWords>> = { en: englishSummary, fr: frenchSummary };

/** People first, and those together that are told with one noun. */
const order = [
  'user',
  'override',
  'list',
  'domain',
  'alias',
  'customer',
  'contact',
  'product',
  'feature',
  'profile',
  'pack',
  'policy',
  'migration',
  'row of the old database',
];
const placeOf = (kind: CommandKind): number => order.indexOf(englishSummary.noun(kind));
const inOrderOfNouns = commandKinds.toSorted((a, b) => placeOf(a) - placeOf(b));

/** Kinds that a later version has written. */
function unknownIn(byKind: RequestCounts['byKind']): readonly string[] {
  return [...byKind].filter(([kind]) => !isCommandKind(kind)).map(([kind, count]) => `${count} × ${kind}`);
}

function enumerated(parts: readonly string[], { and, nothing }: SummaryWords): string {
  const last = parts.at(-1) ?? nothing;
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')}${and}${last}`;
}
