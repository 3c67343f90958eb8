/** No element is higher: Chromium draws none above 33 million pixels, Firefox none above 17. */
export const mostPixels = 15_000_000;

export interface Measures {
  readonly rows: number;
  /** All in pixels. */
  readonly rowHeight: number;
  readonly viewHeight: number;
}

/** Where a scroller stands. */
export interface ScrollPlace {
  /** Its own position. */
  readonly top: number;
  /** How far into the rows that is. */
  readonly into: number;
}

/**
 * Maps the positions of a scroller to those of its rows, which may be higher together than an element can be: then the scrollbar leads
 * through all of them, while short steps (a wheel, a key) go as far as they do in any list.
 */
export class ScrollScale {
  /** Of what is scrolled. */
  readonly height: number;
  readonly isScaled: boolean;
  readonly #viewHeight: number;
  readonly #lastTop: number;
  readonly #lastInto: number;

  constructor({ rows, rowHeight, viewHeight }: Measures) {
    const whole = rows * rowHeight;
    this.height = Math.min(whole, mostPixels);
    this.isScaled = whole > mostPixels;
    this.#viewHeight = viewHeight;
    this.#lastTop = Math.max(0, this.height - viewHeight);
    this.#lastInto = Math.max(0, whole - viewHeight);
  }

  placeAtTop(top: number): ScrollPlace {
    const within = clamped(top, this.#lastTop);
    return { top: within, into: this.isScaled ? (within / this.#lastTop) * this.#lastInto : within };
  }

  placeInto(into: number): ScrollPlace {
    const within = clamped(into, this.#lastInto);
    return { top: this.isScaled ? (within / this.#lastInto) * this.#lastTop : within, into: within };
  }

  /** After the scroller has gone to `top`: step by step, or in a leap to another part of the list. */
  moved(from: ScrollPlace, top: number): ScrollPlace {
    const step = top - from.top;
    if (!this.isScaled || Math.abs(step) > this.#viewHeight) return this.placeAtTop(top);
    return { top, into: clamped(from.into + step, this.#lastInto) };
  }
}

function clamped(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
