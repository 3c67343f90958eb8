import { computed, DestroyRef, effect, inject, signal, type ElementRef, type Signal } from '@angular/core';
import type { RowRange } from './row-pages.ts';

const rowsAround = 8;

/** Which rows are in sight of a scroller whose rows are all `--row` high. */
export class RowWindow {
  readonly #scroller: Signal<ElementRef<HTMLElement>>;
  readonly #probe: Signal<ElementRef<HTMLElement>>;
  readonly #top = signal(0);
  readonly #height = signal(600);
  readonly rowHeight = signal(36);

  readonly range = computed<RowRange>(() => {
    const first = Math.max(0, Math.floor(this.#top() / this.rowHeight()) - rowsAround);
    return { first, last: Math.ceil((this.#top() + this.#height()) / this.rowHeight()) + rowsAround };
  });

  /** How many are seen at once: a step of Page down. */
  readonly rowsInSight = computed(() => Math.max(1, Math.floor(this.#height() / this.rowHeight()) - 2));

  /** `probe` is an element as high as a row: the density may change while the list is shown. */
  constructor(scroller: Signal<ElementRef<HTMLElement>>, probe: Signal<ElementRef<HTMLElement>>) {
    this.#scroller = scroller;
    this.#probe = probe;
    const observer = new ResizeObserver(() => this.#measure());
    effect(() => {
      observer.disconnect();
      observer.observe(this.#scroller().nativeElement);
      observer.observe(this.#probe().nativeElement);
    });
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  scrolled(): void {
    this.#top.set(this.#scroller().nativeElement.scrollTop);
  }

  toTop(): void {
    this.#scroller().nativeElement.scrollTop = 0;
    this.#top.set(0);
  }

  /** Brings a row into sight, if it is not. `above`: what the head of the table covers. */
  show(index: number): void {
    const { nativeElement: scroller } = this.#scroller();
    const [height, above] = [this.rowHeight(), this.#probe().nativeElement.offsetHeight];
    const [top, bottom] = [index * height, (index + 1) * height + above];
    if (scroller.scrollTop > top) scroller.scrollTop = top;
    else if (scroller.scrollTop + scroller.clientHeight < bottom) scroller.scrollTop = bottom - scroller.clientHeight;
    this.scrolled();
  }

  #measure(): void {
    this.#height.set(this.#scroller().nativeElement.clientHeight);
    this.rowHeight.set(this.#probe().nativeElement.offsetHeight || 36);
  }
}
