import type { GrowingTree } from '../frontier/growing-tree.ts';
import { type Hash, isSameHash } from '../tree/hash.ts';

export interface SizeAndRoot {
  readonly size: number;
  readonly root: Hash;
}

export interface Disagreement {
  readonly size: number;
  readonly expected: Hash;
  readonly actual: Hash;
}

/** Checkpoints that a growing tree comes to, one after the other. */
export class DueCheckpoints {
  /** The largest that has agreed; null where none has. */
  agreedSize: number | null = null;
  readonly #ascending: readonly SizeAndRoot[];
  #at = 0;

  constructor(checkpoints: readonly SizeAndRoot[], fromSize: number) {
    this.#ascending = checkpoints.filter(({ size }) => size >= fromSize).toSorted((one, other) => one.size - other.size);
  }

  get next(): SizeAndRoot | undefined {
    return this.#ascending[this.#at];
  }

  /** Once there is one, the same answer would come again: ask no more. */
  compare(tree: GrowingTree): Disagreement | null {
    if (this.next?.size !== tree.size) return null;
    const actual = tree.root();
    for (let due = this.next; due?.size === tree.size; due = this.next) {
      if (!isSameHash(due.root, actual)) return { size: due.size, expected: due.root, actual };
      this.agreedSize = due.size;
      this.#at += 1;
    }
    return null;
  }
}
