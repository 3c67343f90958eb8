import { computed, effect, signal, untracked, type Signal, type WritableSignal } from '@angular/core';
import type { ListRows } from './list-rows.ts';
import type { ListSource } from './list-source.ts';

interface Parts<Row> {
  readonly source: Signal<ListSource<Row>>;
  readonly rows: ListRows<Row>;
  /** Id of the row that Peek shows. */
  readonly peek: WritableSignal<string | undefined>;
  readonly hasPeek: Signal<boolean>;
  /** Brings a row into sight. */
  readonly show: (index: number) => void;
}

/** The row that the keys act on, and Peek, which walks along with it. */
export class ListCursor<Row> {
  readonly #parts: Parts<Row>;
  readonly index = signal(-1);
  readonly #peeksOnceRead = signal(false);
  readonly row: Signal<Row | undefined>;
  readonly peeked: Signal<Row | undefined>;

  constructor(parts: Parts<Row>) {
    this.#parts = parts;
    this.row = computed(() => parts.rows.pages().rowAt(this.index()));
    this.peeked = computed(() => {
      const row = this.row();
      return row !== undefined && parts.hasPeek() && parts.source().idOf(row) === parts.peek() ? row : undefined;
    });
    effect(() => this.#findPeeked());
  }

  moveTo(index: number): void {
    this.#place(Math.max(0, Math.min(index, this.#parts.rows.length() - 1)), this.#isPeeking());
    this.#parts.show(this.index());
  }

  moveBy(step: number): void {
    this.moveTo(this.index() + step);
  }

  /** A click: Peek opens with it. False where the list has none. */
  peekAt(index: number): boolean {
    this.#place(index, this.#parts.hasPeek());
    return this.#parts.hasPeek();
  }

  togglePeek(): void {
    if (this.#parts.peek() !== undefined) return this.closePeek();
    if (this.index() < 0) this.moveTo(0);
    this.peekAt(this.index());
  }

  closePeek(): void {
    this.#parts.peek.set(undefined);
    this.#peeksOnceRead.set(false);
  }

  #isPeeking(): boolean {
    return this.peeked() !== undefined || this.#peeksOnceRead();
  }

  #place(index: number, peeks: boolean): void {
    this.index.set(index);
    const row = this.row();
    this.#peeksOnceRead.set(peeks && row === undefined);
    if (peeks && row !== undefined) this.#parts.peek.set(this.#parts.source().idOf(row));
  }

  /** Peek is in the address: who comes with it finds its row, if it is among the first. */
  #findPeeked(): void {
    const { peek, rows, source } = this.#parts;
    const [wanted, pages] = [peek(), rows.pages()];
    if (untracked(this.#peeksOnceRead)) return this.#followTo(this.row());
    if (wanted === undefined || untracked(this.peeked) !== undefined) return;
    const found = pages.held().find(({ row }) => untracked(source).idOf(row) === wanted);
    if (found !== undefined) this.index.set(found.index);
  }

  /** The row that was leapt to with Peek open has been read. */
  #followTo(row: Row | undefined): void {
    if (row !== undefined) this.#place(untracked(this.index), true);
  }
}
