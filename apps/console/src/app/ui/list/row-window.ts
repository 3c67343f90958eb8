import { afterRenderEffect, computed, DestroyRef, effect, inject, signal, untracked, type ElementRef, type Signal } from '@angular/core';
import type { RowRange } from './row-pages.ts';
import { ScrollScale, type ScrollPlace } from './scroll-scale.ts';

const rowsAround = 8;

interface Parts {
  readonly scroller: Signal<ElementRef<HTMLElement>>;
  /** As high as a row, and above the rows: the density may change while the list is shown. */
  readonly probe: Signal<ElementRef<HTMLElement>>;
  /** How many rows there are. */
  readonly length: () => number;
}

/** Which rows are in sight of a scroller whose rows are all `--row` high, and where they are drawn in it. */
export class RowWindow {
  readonly #parts: Parts;
  readonly #place = signal<ScrollPlace>({ top: 0, into: 0 });
  readonly #viewHeight = signal(600);
  readonly #rowHeight = signal(36);
  readonly #scale = computed(
    () => new ScrollScale({ rows: this.#parts.length(), rowHeight: this.#rowHeight(), viewHeight: this.#viewHeight() }),
  );

  readonly range = computed<RowRange>(() => {
    const [{ into }, height] = [this.#place(), this.#rowHeight()];
    const first = Math.max(0, Math.floor(into / height) - rowsAround);
    return { first, last: Math.ceil((into + this.#viewHeight()) / height) + rowsAround };
  });

  /** The row at the upper edge. */
  readonly firstInSight = computed(() => Math.floor(this.#place().into / this.#rowHeight()));

  /** How many are seen at once: a step of Page down. */
  readonly rowsInSight = computed(() => Math.max(1, Math.floor(this.#viewHeight() / this.#rowHeight()) - 1));

  /** Of all rows together, as far as an element can be that high. */
  readonly height = computed(() => this.#scale().height);

  /** Where the first row of the range is drawn; above the upper end where what is scaled stands near it. */
  readonly offset = computed(() => {
    const { top, into } = this.#place();
    return this.range().first * this.#rowHeight() + top - into;
  });

  constructor(parts: Parts) {
    this.#parts = parts;
    const observer = new ResizeObserver(() => this.#measure());
    effect(() => {
      observer.disconnect();
      observer.observe(parts.scroller().nativeElement);
      observer.observe(parts.probe().nativeElement);
    });
    // Where the list has become longer or shorter, one stays at the row where one was.
    afterRenderEffect(() => {
      this.#scale();
      untracked(() => this.settle());
    });
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  scrolled(): void {
    const { scrollTop } = this.#scroller;
    // Its own doing, which a browser may round.
    if (Math.abs(scrollTop - this.#place().top) >= 1) this.#place.set(this.#scale().moved(this.#place(), scrollTop));
  }

  /** Once it rests: short steps have led the scrollbar astray of where the rows are. */
  settle(): void {
    const [scale, { into }] = [this.#scale(), this.#place()];
    if (scale.isScaled) this.#goTo(into);
  }

  toTop(): void {
    this.#goTo(0);
  }

  /** Brings a row into sight, if it is not. */
  show(index: number): void {
    const [height, { into }, view] = [this.#rowHeight(), this.#place(), this.#viewHeight()];
    const [top, bottom] = [index * height, (index + 1) * height];
    if (into > top) this.#goTo(top);
    else if (into + view < bottom) this.#goTo(bottom - view);
  }

  get #scroller(): HTMLElement {
    return this.#parts.scroller().nativeElement;
  }

  #goTo(into: number): void {
    const place = this.#scale().placeInto(into);
    this.#scroller.scrollTop = place.top;
    const { scrollTop: top } = this.#scroller;
    this.#place.set({ top, into: this.#scale().isScaled ? place.into : top });
  }

  #measure(): void {
    const height = this.#parts.probe().nativeElement.offsetHeight || 36;
    this.#rowHeight.set(height);
    // The head covers as much as a row.
    this.#viewHeight.set(Math.max(0, this.#scroller.clientHeight - height));
  }
}
