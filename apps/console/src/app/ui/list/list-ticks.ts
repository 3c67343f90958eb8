import type { ListCursor } from './list-cursor.ts';
import type { ListRows } from './list-rows.ts';
import type { Selection } from './selection.ts';

interface Parts<Row> {
  readonly rows: ListRows<Row>;
  readonly cursor: ListCursor<Row>;
  readonly selection: Selection<Row>;
}

/** What the checkboxes of a list do. */
export class ListTicks<Row> {
  readonly #parts: Parts<Row>;

  constructor(parts: Parts<Row>) {
    this.#parts = parts;
  }

  /** With Shift, all from the row of the cursor to this one, unless some in between have not been read. */
  ticked(index: number, { shiftKey }: MouseEvent): void {
    const { rows, cursor, selection } = this.#parts;
    const from = shiftKey && cursor.index() >= 0 ? cursor.index() : index;
    const [first, last] = [Math.min(from, index), Math.max(from, index)];
    const row = rows.pages().rowAt(index);
    const range = rows
      .pages()
      .held()
      .filter((held) => held.index >= first && held.index <= last);
    const others = range.length === last - first + 1 ? range.filter((held) => held.index !== index) : [];
    if (row !== undefined) selection.toggle(row, ...others.map((held) => held.row));
    cursor.index.set(index);
  }

  tickAll(event: Event): void {
    const { selection } = this.#parts;
    // The box shows what is selected, not what was clicked.
    event.preventDefault();
    if (selection.isEmpty()) selection.selectAll();
    else selection.clear();
  }

  tickCurrent(): void {
    const row = this.#parts.cursor.row();
    if (row !== undefined) this.#parts.selection.toggle(row);
  }
}
