import type { Column } from './list-column.ts';

/** What stands before the columns (the checkbox) and after them (the actions of the row), in pixels. */
export interface Edges {
  readonly start: number;
  readonly end: number;
}

/** Every row is a grid of its own: its columns depend on nothing but the width of the list, so that none moves while one scrolls. */
export function tracksOf(columns: readonly Column[], { start, end }: Edges): string {
  const tracks = columns.map(({ width, grow = 1 }) => (grow === 0 ? `${width}px` : `minmax(${width}px, ${grow}fr)`));
  return `${start}px ${tracks.join(' ')} ${end}px`;
}

export function leastWidthOf(columns: readonly Column[], { start, end }: Edges): number {
  return columns.reduce((sum, { width }) => sum + width, start + end);
}

/** Those that the person has chosen, in the order of the list; without a choice, all but the extra ones. The first is always there. */
export function chosenColumns(columns: readonly Column[], chosen: readonly string[] | undefined): readonly Column[] {
  return columns.filter(({ key, isExtra }, index) => index === 0 || (chosen?.includes(key) ?? isExtra !== true));
}

/** What a click on a head sorts by next: up, down, then as it was. */
export function nextSort(sorted: string | undefined, by: string): string | undefined {
  if (sorted === by) return `-${by}`;
  return sorted === `-${by}` ? undefined : by;
}

export function sortedAs(by: string | undefined, sorted: string | undefined): 'ascending' | 'descending' | null {
  if (by === undefined || sorted === undefined) return null;
  if (sorted === by) return 'ascending';
  return sorted === `-${by}` ? 'descending' : null;
}
