/** A list of 32-bit whole numbers that grows, four bytes each. */
export class Numbers {
  #values = new Int32Array(1_024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }
}

/** The places at which a list has each number, in the order of the list. */
export class PlacesByNumber {
  readonly #starts: Int32Array;
  readonly #places: Int32Array;

  /** `count`: all numbers are below it. */
  constructor(numbers: Numbers, count: number) {
    this.#starts = new Int32Array(count + 1);
    this.#places = new Int32Array(numbers.length);
    for (let place = 0; place < numbers.length; place += 1) this.#add(numbers.at(place) + 1, 1);
    for (let number = 0; number < count; number += 1) this.#add(number + 1, this.#start(number));
    const next = this.#starts.slice();
    for (let place = 0; place < numbers.length; place += 1) {
      const number = numbers.at(place);
      const at = next[number] ?? 0;
      this.#places[at] = place;
      next[number] = at + 1;
    }
  }

  of(number: number): readonly number[] {
    return [...this.#places.subarray(this.#start(number), this.#start(number + 1))];
  }

  #start(number: number): number {
    return this.#starts[number] ?? 0;
  }

  #add(number: number, value: number): void {
    this.#starts[number] = this.#start(number) + value;
  }
}
