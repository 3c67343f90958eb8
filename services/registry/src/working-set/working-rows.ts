/** What every row has that can be suspended. */
interface Suspendable {
  readonly id: number;
  readonly suspensionReason: string | null;
}

/** A row as it is to be written. */
export interface ChangedRow<Row> {
  readonly row: Row;
  /** As the database has it; undefined where it is new. */
  readonly stored: Row | undefined;
  /** How many changes have led to it: each gives it a new version. */
  readonly changes: number;
  /** Whether the suspension that it has, if any, began with one of them. */
  readonly suspendedAnew: boolean;
}

/** A row as a single command is to write it. */
export function changedOnce<Row>(row: Row): ChangedRow<Row> {
  return { row, stored: undefined, changes: 1, suspendedAnew: false };
}

interface Kept<Row> {
  readonly stored: Row | undefined;
  /** Whether the database has to get it, after having lost the one that it had, if any. */
  readonly isNew: boolean;
  row: Row | undefined;
  changes: number;
  wasNotSuspended: boolean;
}

/** Rows of a table, as they are after what was decided. */
export class WorkingRows<Row extends Suspendable> {
  readonly #kept = new Map<number, Kept<Row>>();

  constructor(stored: Iterable<Row>) {
    for (const row of stored) this.#keep(row, { stored: row, isNew: false, changes: 0 });
  }

  get(id: number): Row | undefined {
    return this.#kept.get(id)?.row;
  }

  /** One that is created, or brought back after it was removed. */
  add(row: Row): void {
    const stored = this.#kept.get(row.id)?.stored;
    this.#keep(row, { stored, isNew: true, changes: 1 });
  }

  change(row: Row): void {
    const kept = this.#of(row.id);
    kept.row = row;
    kept.changes += 1;
    if (row.suspensionReason === null) kept.wasNotSuspended = true;
  }

  /** What the row says is no longer the same, but nobody has changed it. */
  adjust(row: Row): void {
    this.#of(row.id).row = row;
  }

  remove(id: number): void {
    const kept = this.#of(id);
    kept.row = undefined;
    kept.changes += 1;
  }

  added(): readonly ChangedRow<Row>[] {
    return this.#changed(({ isNew }) => isNew);
  }

  changed(): readonly ChangedRow<Row>[] {
    return this.#changed(({ isNew, changes }) => !isNew && changes > 0);
  }

  removedIds(): readonly number[] {
    return [...this.#kept].flatMap(([id, { stored, isNew, row }]) => (stored !== undefined && (isNew || row === undefined) ? [id] : []));
  }

  /** Of everything that anything was done to. */
  touchedIds(): readonly number[] {
    return [...this.#kept].flatMap(([id, { changes }]) => (changes > 0 ? [id] : []));
  }

  #keep(row: Row, kept: Pick<Kept<Row>, 'stored' | 'isNew' | 'changes'>): void {
    this.#kept.set(row.id, { ...kept, row, wasNotSuspended: row.suspensionReason === null });
  }

  #of(id: number): Kept<Row> {
    const kept = this.#kept.get(id);
    if (kept === undefined) throw new Error(`row ${id} is not in the working set`);
    return kept;
  }

  #changed(matches: (kept: Kept<Row>) => boolean): readonly ChangedRow<Row>[] {
    return [...this.#kept.values()].flatMap((kept) => {
      const { row, stored, changes, wasNotSuspended } = kept;
      return row === undefined || !matches(kept) ? [] : [{ row, stored, changes, suspendedAnew: wasNotSuspended }];
    });
  }
}
