/** What a list is narrowed to, by the keys of its filters. */
export type FilterValues = Readonly<Record<string, string>>;

export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

interface AnyFilter {
  /** The parameter of the API and of the address. */
  readonly key: string;
  readonly label: string;
  /** What may be typed before the colon, besides the key and the label. */
  readonly words?: readonly string[];
  /** What is typed without a word before it narrows by this one. */
  readonly isFree?: boolean;
}

export interface ChoiceFilter extends AnyFilter {
  readonly kind: 'choice';
  readonly options: readonly FilterOption[];
}

export interface TextFilter extends AnyFilter {
  readonly kind: 'text';
  /** An example, shown while nothing is typed yet. */
  readonly example?: string;
}

/** A calendar date, `2027-03-31`. */
export interface DateFilter extends AnyFilter {
  readonly kind: 'date';
}

/** Something that is found by its name, and kept by its id. */
export interface FoundFilter extends AnyFilter {
  readonly kind: 'found';
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly FilterOption[]>;
  readonly nameOf: (value: string, signal: AbortSignal) => Promise<string>;
}

export type Filter = ChoiceFilter | TextFilter | DateFilter | FoundFilter;

/** `status:expired` → the filter and what stands after the colon; without a word that means a filter, the free one. */
export interface TypedFilter {
  readonly filter: Filter | undefined;
  readonly text: string;
  readonly hasWord: boolean;
}

/** `domain:"acme group" ana` → the two, as they were typed. A quotation mark that is not closed reaches to the end. */
export function tokensOf(typed: string): readonly string[] {
  return [...typed.matchAll(/(?:"[^"]*(?:"|$)|[^\s"])+/g)].map(([token]) => token);
}

export function readToken(token: string, filters: readonly Filter[]): TypedFilter {
  const colon = token.indexOf(':');
  const filter = colon > 0 ? filters.find((one) => goesBy(one, token.slice(0, colon))) : undefined;
  if (filter !== undefined) return { filter, text: unquoted(token.slice(colon + 1)), hasWord: true };
  return { filter: filters.find(({ isFree }) => isFree === true), text: unquoted(token), hasWord: false };
}

/** All that was typed, token by token; what has no word of its own belongs together: `ana muñoz` is one name. */
export function readTyped(typed: string, filters: readonly Filter[]): readonly TypedFilter[] {
  const read = tokensOf(typed).map((token) => readToken(token, filters));
  const free = read.filter(({ hasWord }) => !hasWord);
  const named = read.filter(({ hasWord, text }) => hasWord && text !== '');
  const [first] = free;
  return first === undefined ? named : [...named, { ...first, text: free.map(({ text }) => text).join(' ') }];
}

/** Filters that a word may become. */
export function filtersBeginning(typed: string, filters: readonly Filter[]): readonly Filter[] {
  const sought = folded(typed);
  return filters.filter((filter) => wordsOf(filter).some((word) => word.startsWith(sought)));
}

/** Those that begin so come first. */
export function optionsMatching(text: string, options: readonly FilterOption[]): readonly FilterOption[] {
  const sought = folded(text);
  const namesOf = ({ value, label }: FilterOption): readonly string[] => [folded(value), folded(label)];
  const matching = options.filter((option) => namesOf(option).some((name) => name.includes(sought)));
  const begins = (option: FilterOption): number => Number(namesOf(option).some((name) => name.startsWith(sought)));
  return matching.toSorted((one, other) => begins(other) - begins(one));
}

/** The option that a text means: one that is called so, or the first that could be. */
export function optionMeant(text: string, options: readonly FilterOption[]): FilterOption | undefined {
  const sought = folded(text);
  return options.find(({ value, label }) => folded(value) === sought || folded(label) === sought) ?? optionsMatching(text, options)[0];
}

/** The word that is written before the colon. */
export function wordOf({ label }: Filter): string {
  return label.toLowerCase().replaceAll(/\s+/g, '-');
}

function goesBy(filter: Filter, typed: string): boolean {
  return wordsOf(filter).includes(folded(typed));
}

function wordsOf(filter: Filter): readonly string[] {
  return [filter.key, wordOf(filter), ...(filter.words ?? [])].map(folded);
}

function unquoted(text: string): string {
  return text.replaceAll('"', '').trim();
}

export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
