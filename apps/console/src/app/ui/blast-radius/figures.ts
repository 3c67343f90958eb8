/** Who gets in by a change and did not before, who no longer does, and for whom something else becomes different. */
export type Effect = 'gain' | 'lose' | 'change';
export const effects = ['gain', 'lose', 'change'] as const satisfies readonly Effect[];
export type Figures = Readonly<Record<Effect, number>>;

interface Counts {
  readonly affected: number;
  readonly accessGained: number;
  readonly accessLost: number;
}

interface Side {
  readonly licence: { readonly allowed: boolean };
}

interface Example {
  readonly before: Side | null;
  readonly after: Side | null;
}

export function figuresOf({ affected, accessGained: gain, accessLost: lose }: Counts): Figures {
  return { gain, lose, change: Math.max(affected - gain - lose, 0) };
}

export function effectOn({ before, after }: Example): Effect {
  const [was, will] = [before?.licence.allowed === true, after?.licence.allowed === true];
  if (was === will) return 'change';
  return will ? 'gain' : 'lose';
}

/** A few of each. */
export function examplesOf<Some extends Example>(examples: readonly Some[], most: number): Readonly<Record<Effect, readonly Some[]>> {
  const some = (effect: Effect) => examples.filter((example) => effectOn(example) === effect).slice(0, most);
  return { gain: some('gain'), lose: some('lose'), change: some('change') };
}

const hourMs = 3_600_000;

/**
 * The last valid day, `YYYY-MM-DD`, of a validity that ends at this first instant after it: midnight where the customer is. Eleven hours
 * before, that day has begun in UTC, wherever clocks are at most ten hours behind it or thirteen ahead.
 */
export function lastDayBefore(end: string): string {
  return new Date(Date.parse(end) - 11 * hourMs).toISOString().slice(0, 10);
}
