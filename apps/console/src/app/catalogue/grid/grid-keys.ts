/** A place in a grid. Row -1 is the head, column -1 the feature's name. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

const pageRows = 10;

/** Where a key leads to in a grid (ARIA APG, "Grid"); undefined: nowhere. */
export function placeAfter(key: string, isControl: boolean, { row, column }: Place, { rows, columns }: Extent): Place | undefined {
  const last = { row: rows - 1, column: columns - 1 };
  const steps: Readonly<Record<string, Place>> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - pageRows, column },
    PageDown: { row: row + pageRows, column },
    Home: { row: isControl ? -1 : row, column: -1 },
    End: { row: isControl ? last.row : row, column: last.column },
  };
  const to = steps[key];
  return to && within(to, last);
}

function within({ row, column }: Place, last: Place): Place {
  const to = { row: Math.max(-1, Math.min(row, last.row)), column: Math.max(-1, Math.min(column, last.column)) };
  // The corner says what the names below are; there is nothing to do in it.
  return to.row === -1 && to.column === -1 ? { row: -1, column: Math.min(0, last.column) } : to;
}
