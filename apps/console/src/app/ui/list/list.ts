import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { NgTemplateOutlet } from '@angular/common';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  contentChild,
  contentChildren,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  model,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import type { ListName } from '../../session/preferences.ts';
import { Problem } from '../feedback/problem.ts';
import { CountPipe } from '../../words/word-pipes.ts';
import { Icon } from '../icon.ts';
import { ColumnChoice } from './column-choice.ts';
import { nextSort, sortedAs } from './column-layout.ts';
import { ListBar } from './list-bar.ts';
import { isForMany, ListCell, ListPeek, runFor, type Column, type ListAction } from './list-column.ts';
import { ListColumns } from './list-columns.ts';
import { ListCursor } from './list-cursor.ts';
import { ListKeys, walkBy } from './list-keys.ts';
import { ListRows } from './list-rows.ts';
import type { ListSource } from './list-source.ts';
import { ListTicks } from './list-ticks.ts';
import { Peek } from './peek.ts';
import { RowWindow } from './row-window.ts';
import { RowsInSight } from './rows-in-sight.ts';
import { Selection } from './selection.ts';

let lastId = 0;
const rowsAhead = 40;

/** A list of the console: virtual rows over the pages of the API, walked and selected by keys, with Peek beside it. */
@Component({
  selector: 'sl-list',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, ColumnChoice, CountPipe, Icon, ListBar, NgTemplateOutlet, Peek, Problem],
  providers: [ListKeys],
  templateUrl: './list.html',
  styleUrl: './list.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class List<Row> {
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);
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
  /** Enter, on a row that has no page: Peek shows it. */
  readonly opened = output();

  protected readonly cells = contentChildren<ListCell<Row>>(ListCell);
  protected readonly peekTemplate = contentChild<ListPeek<Row>>(ListPeek);
  protected readonly scrollerElement = viewChild.required<ElementRef<HTMLElement>>('scroller');
  protected readonly probeElement = viewChild.required<ElementRef<HTMLElement>>('probe');
  protected readonly gridElement = viewChild.required<ElementRef<HTMLElement>>('grid');
  protected readonly id = `list-${(lastId += 1)}`;

  protected readonly window = new RowWindow({
    scroller: this.scrollerElement,
    probe: this.probeElement,
    length: () => this.rows.length(),
  });
  /** The next page is asked for before one comes to its rows. */
  readonly #sought = computed(() => ({ first: this.window.range().first, last: this.window.range().last + rowsAhead }));
  protected readonly rows: ListRows<Row> = new ListRows(this.source, this.#sought);
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
  protected readonly ticks = new ListTicks({ rows: this.rows, cursor: this.cursor, selection: this.selection });

  protected readonly actionsForMany = computed(() => this.actions().filter(isForMany));
  protected readonly isSelectable = computed(() => this.actionsForMany().length > 0);
  protected readonly layout = new ListColumns<Row>({
    all: this.columns,
    cells: this.cells,
    personal: this.personal,
    isSelectable: this.isSelectable,
  });

  protected readonly sight = new RowsInSight(this.rows, this.window);
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

  /** The first one below the cursor, or else above it, of those that were read. */
  rowAfter(suits: (row: Row) => boolean): Row | undefined {
    const held = this.rows.pages().held();
    const at = this.cursor.index();
    const others = [...held.filter(({ index }) => index > at), ...held.filter(({ index }) => index < at)];
    return others.find(({ row }) => suits(row))?.row;
  }

  /** Has the keys of the list act on it. */
  focus(): void {
    this.gridElement().nativeElement.focus({ preventScroll: true });
  }

  clearSelection(): void {
    this.selection.clear();
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const walked = { moveBy: (step: number) => this.cursor.moveBy(step), moveTo: (index: number) => this.cursor.moveTo(index) };
    const isWalk = walkBy(event.key, walked, { length: this.rows.length(), inSight: this.window.rowsInSight() });
    if (event.key === ' ') this.#tickCurrent();
    else if (event.key === 'Enter') this.openCurrent();
    else if (!isWalk) return;
    event.preventDefault();
  }

  protected clicked(index: number, { target }: MouseEvent): void {
    const isOnControl = target instanceof Element && target.closest('a, button, label, input') !== null;
    if (isOnControl || String(getSelection()) !== '') return;
    this.#focused(() => {
      if (!this.cursor.peekAt(index)) this.openCurrent();
    });
  }

  /** The keys of the list go on from there. */
  protected ticked(index: number, event: MouseEvent): void {
    this.#focused(() => this.ticks.ticked(index, event));
  }

  protected openCurrent(): void {
    const row = this.cursor.row();
    if (row === undefined) return;
    const link = this.source().linkOf?.(row);
    if (link !== undefined) void this.#router.navigate([...link]);
    else if (this.cursor.peekAt(this.cursor.index())) afterNextRender(() => this.opened.emit(), { injector: this.#injector });
  }

  protected actionsFor(row: Row): readonly ListAction<Row>[] {
    return this.actions().filter(({ suits }) => suits?.(row) ?? true);
  }

  protected readonly runFor = runFor<Row>;
  protected readonly max = Math.max;
  protected readonly min = Math.min;

  protected sortBy({ sort }: Column): void {
    if (sort !== undefined) this.orderChange.emit(nextSort(this.order(), sort));
  }

  protected sortedAs({ sort }: Column): 'ascending' | 'descending' | null {
    return sortedAs(sort, this.order());
  }

  #tickCurrent(): void {
    if (this.isSelectable()) this.ticks.tickCurrent();
  }

  #focused(act: () => void): void {
    act();
    this.focus();
  }

  #startAnew(): void {
    this.selection.clear();
    this.cursor.index.set(-1);
    this.window.toTop();
  }
}
