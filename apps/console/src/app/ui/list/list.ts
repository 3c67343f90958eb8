import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  contentChild,
  contentChildren,
  effect,
  type ElementRef,
  inject,
  input,
  model,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { Preferences, type ListName } from '../../session/preferences.ts';
import { Problem } from '../feedback/problem.ts';
import { Icon } from '../icon.ts';
import { ColumnChoice } from './column-choice.ts';
import { chosenColumns, leastWidthOf, nextSort, tracksOf } from './column-layout.ts';
import { ListBar } from './list-bar.ts';
import { ListCell, ListPeek, type Column, type ListAction } from './list-column.ts';
import { ListCursor } from './list-cursor.ts';
import { ListKeys } from './list-keys.ts';
import { ListRows } from './list-rows.ts';
import type { ListSource } from './list-source.ts';
import { Peek } from './peek.ts';
import { RowWindow } from './row-window.ts';
import { Selection, selectedOf } from './selection.ts';

let lastId = 0;
const skeletonRows = 12;
const rowsAhead = 40;

/** A list of the console: virtual rows over the pages of the API, walked and selected by keys, with Peek beside it. */
@Component({
  selector: 'sl-list',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, ColumnChoice, Icon, ListBar, NgTemplateOutlet, Peek, Problem],
  providers: [ListKeys],
  templateUrl: './list.html',
  styleUrl: './list.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class List<Row> {
  readonly #router = inject(Router);
  readonly #preferences = inject(Preferences);
  readonly source = input.required<ListSource<Row>>();
  readonly columns = input.required<readonly Column[]>();
  /** Heard as the name of the table. */
  readonly label = input.required<string>();
  /** Under which the choice of columns is kept. */
  readonly personal = input<ListName>();
  /** What the bar offers for the selection, and `.` for a row; without any, nothing can be selected. */
  readonly actions = input<readonly ListAction<Row>[]>([]);
  /** `seatsUsed` or `-seatsUsed`. */
  readonly order = input<string>();
  readonly orderChange = output<string | undefined>();
  /** Id of the row that Peek shows. */
  readonly peek = model<string>();

  protected readonly cells = contentChildren<ListCell<Row>>(ListCell);
  protected readonly peekTemplate = contentChild<ListPeek<Row>>(ListPeek);
  protected readonly scrollerElement = viewChild.required<ElementRef<HTMLElement>>('scroller');
  protected readonly probeElement = viewChild.required<ElementRef<HTMLElement>>('probe');
  protected readonly gridElement = viewChild.required<ElementRef<HTMLElement>>('grid');
  protected readonly id = `list-${(lastId += 1)}`;

  protected readonly window = new RowWindow(this.scrollerElement, this.probeElement);
  /** The next page is asked for before one comes to its rows. */
  readonly #sought = computed(() => ({ first: this.window.range().first, last: this.window.range().last + rowsAhead }));
  protected readonly rows = new ListRows(this.source, this.#sought);
  /** How many match; for the head of the page. */
  readonly counted = this.rows.counted;
  protected readonly selection = new Selection(this.source, this.counted);
  protected readonly cursor = new ListCursor<Row>({
    source: this.source,
    rows: this.rows,
    peek: this.peek,
    hasPeek: computed(() => this.peekTemplate() !== undefined),
    show: (index) => this.window.show(index),
  });

  protected readonly actionsForMany = computed(() => this.actions().filter(({ isForOne }) => isForOne !== true));
  protected readonly isSelectable = computed(() => this.actionsForMany().length > 0);
  readonly #edges = computed(() => ({ start: this.isSelectable() ? 44 : 12, end: 44 }));
  readonly #shownColumns = computed(() => {
    const kept = this.#preferences.document()?.listColumns.find(({ list }) => list === this.personal());
    return chosenColumns(this.columns(), kept?.columns);
  });
  protected readonly shownKeys = computed(() => this.#shownColumns().map(({ key }) => key));
  protected readonly drawn = computed(() => {
    const templates = new Map(this.cells().map(({ slCell, template }) => [slCell(), template]));
    return this.#shownColumns().map((column) => ({ ...column, template: templates.get(column.key) ?? null }));
  });
  protected readonly tracks = computed(() => tracksOf(this.#shownColumns(), this.#edges()));
  protected readonly leastWidth = computed(() => leastWidthOf(this.#shownColumns(), this.#edges()));

  /** Rows that are to come are drawn as skeletons below what was read. */
  protected readonly length = computed(() => {
    const pages = this.rows.pages();
    return pages.size + (pages.isWhole || this.rows.error() !== undefined ? 0 : skeletonRows);
  });
  protected readonly shown = computed(() => {
    const [{ first, last }, pages] = [this.window.range(), this.rows.pages()];
    const until = Math.min(last, this.length() - 1);
    return Array.from({ length: Math.max(0, until - first + 1) }, (_, at) => ({ index: first + at, row: pages.rowAt(first + at) }));
  });
  protected readonly heardCount = computed(() => {
    const counted = this.counted();
    return counted === undefined || counted.more ? -1 : counted.count + 1;
  });

  constructor() {
    inject(ListKeys).listen({
      move: (step) => this.#focused(() => this.cursor.moveBy(step)),
      toggle: () => this.#tickCurrent(),
      open: () => this.openCurrent(),
      peek: () => this.#focused(() => this.cursor.togglePeek()),
      act: () => document.getElementById(`${this.id}-actions-${this.cursor.index()}`)?.click(),
      escape: () => this.#focused(() => (this.peek() === undefined ? this.selection.clear() : this.cursor.closePeek())),
    });
    effect(() => {
      this.source();
      untracked(() => this.#startAnew());
    });
  }

  /** After a change: what is shown is read again, in place. */
  reload(): void {
    this.rows.reload();
  }

  clearSelection(): void {
    this.selection.clear();
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const { cursor, window } = this;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => cursor.moveBy(1),
      ArrowUp: () => cursor.moveBy(-1),
      PageDown: () => cursor.moveBy(window.rowsInSight()),
      PageUp: () => cursor.moveBy(-window.rowsInSight()),
      Home: () => cursor.moveTo(0),
      End: () => cursor.moveTo(this.rows.pages().size - 1),
      ' ': () => this.#tickCurrent(),
      Enter: () => this.openCurrent(),
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    step();
  }

  protected clicked(index: number, { target }: MouseEvent): void {
    const isOnControl = target instanceof Element && target.closest('a, button, label, input') !== null;
    if (isOnControl || String(getSelection()) !== '') return;
    this.#focused(() => {
      if (!this.cursor.peekAt(index)) this.openCurrent();
    });
  }

  /** With Shift, all from the row of the cursor to this one. */
  protected ticked(index: number, { shiftKey }: MouseEvent): void {
    const from = shiftKey && this.cursor.index() >= 0 ? this.cursor.index() : index;
    const [first, last] = [Math.min(from, index), Math.max(from, index)];
    const between = this.rows
      .pages()
      .held()
      .filter((held) => held.index >= first && held.index <= last && held.index !== index);
    const row = this.rows.pages().rowAt(index);
    if (row !== undefined) this.selection.toggle(row, ...between.map((held) => held.row));
    this.cursor.index.set(index);
  }

  protected tickAll(event: Event): void {
    // The box shows what is selected, not what was clicked.
    event.preventDefault();
    if (this.selection.isEmpty()) this.selection.selectAll();
    else this.selection.clear();
  }

  protected openCurrent(): void {
    const row = this.cursor.row();
    const link = row === undefined ? undefined : this.source().linkOf?.(row);
    if (link !== undefined) void this.#router.navigate([...link]);
  }

  protected actionsFor(row: Row): readonly ListAction<Row>[] {
    return this.actions().filter(({ suits }) => suits?.(row) ?? true);
  }

  protected runFor(row: Row, { run }: ListAction<Row>): void {
    run(selectedOf([row]));
  }

  protected sortBy({ sort }: Column): void {
    if (sort !== undefined) this.orderChange.emit(nextSort(this.order(), sort));
  }

  protected sortedAs({ sort }: Column): 'ascending' | 'descending' | null {
    if (sort === undefined || this.order() === undefined) return null;
    return this.order() === sort ? 'ascending' : this.order() === `-${sort}` ? 'descending' : null;
  }

  #tickCurrent(): void {
    const row = this.cursor.row();
    if (row !== undefined && this.isSelectable()) this.selection.toggle(row);
  }

  #focused(act: () => void): void {
    act();
    this.gridElement().nativeElement.focus({ preventScroll: true });
  }

  #startAnew(): void {
    this.selection.clear();
    this.cursor.index.set(-1);
    this.window.toTop();
  }
}
