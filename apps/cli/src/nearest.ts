const farthest = 3;

/** The word that was probably meant; undefined where none is near. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const [best] = words.map((word) => ({ word, steps: stepsBetween(typed, word) })).toSorted((a, b) => a.steps - b.steps);
  return best !== undefined && best.steps <= Math.min(farthest, Math.ceil(typed.length / 2)) ? best.word : undefined;
}

/** How many letters have to be put in, taken out or replaced (Levenshtein). */
function stepsBetween(from: string, to: string): number {
  let before = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (before[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      now.push(Math.min((before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, replaced));
    }
    before = now;
  }
  return before[to.length] ?? 0;
}
