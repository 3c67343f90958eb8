/** What a policy says of one thing: all that can be done with it, or some. */
export interface Covered {
  readonly thing: string;
  /** Empty: all that can be done. */
  readonly verbs: readonly string[];
}

/** `['user.*', 'customer.delete']` by the thing that they are about; undefined where they cover everything there is. */
export function coveredBy(patterns: readonly string[]): readonly Covered[] | undefined {
  if (patterns.includes('*')) return undefined;
  const verbs = new Map<string, Set<string>>();
  for (const pattern of patterns) {
    const dot = pattern.indexOf('.');
    const [thing, verb] = [pattern.slice(0, dot), pattern.slice(dot + 1)];
    verbs.set(thing, (verbs.get(thing) ?? new Set()).add(verb));
  }
  return [...verbs].map(([thing, some]) => ({ thing, verbs: some.has('*') ? [] : [...some] }));
}

/** The rule at that place one place further up (-1) or down (1); the same list where there is no such place. */
export function moved<Item>(list: readonly Item[], index: number, by: -1 | 1): readonly Item[] {
  const [item, other] = [list[index], list[index + by]];
  if (item === undefined || other === undefined) return list;
  return list.map((one, at) => (at === index ? other : at === index + by ? item : one));
}

/** Without those that others cover: `['user.*', 'user.delete']` says no more than `['user.*']`. */
export function withoutCovered(patterns: readonly string[]): readonly string[] {
  if (patterns.includes('*')) return ['*'];
  return patterns.filter((pattern) => pattern.endsWith('.*') || !patterns.includes(`${pattern.slice(0, pattern.indexOf('.'))}.*`));
}
