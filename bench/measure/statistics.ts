/** What several rounds gave: the middle one, between which the middle half lies, and the outermost. */
export interface Spread {
  readonly median: number;
  readonly firstQuartile: number;
  readonly thirdQuartile: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b);
  const part = (share: number): number => quantile(sorted, share);
  return { median: part(0.5), firstQuartile: part(0.25), thirdQuartile: part(0.75), least: part(0), most: part(1) };
}

/** `part` is between 0 and 1, `sorted` ascending; between two figures it is as far along as `part` says. */
export function quantile(sorted: ArrayLike<number>, part: number): number {
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** Both were measured in turn: each figure is compared with its neighbour, so that a slow minute of the machine counts for both. */
export function ratios(figures: readonly number[], comparedWith: readonly number[]): Spread {
  return spreadOf(figures.map((figure, at) => figure / (comparedWith[at] ?? Number.NaN)));
}
