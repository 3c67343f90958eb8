/** The positions of a longest subsequence whose values rise: what can be left in place while the rest is moved. In n log n steps. */
export function longestRising(values: readonly number[]): number[] {
  // tails[n]: where the rising sequence of n + 1 values ends whose last value is least.
  const tails: number[] = [];
  const before: number[] = [];
  for (const [at, value] of values.entries()) {
    const length = firstNotLess(tails, values, value);
    before.push(length === 0 ? -1 : (tails[length - 1] ?? -1));
    tails[length] = at;
  }
  const positions: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) positions.push(at);
  return positions.toReversed();
}

function firstNotLess(tails: readonly number[], values: readonly number[], value: number): number {
  let [low, high] = [0, tails.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
