import type { Hash } from '../tree/hash.ts';
import { hashNode } from '../tree/merkle-tree-hash.ts';
import { foldNodes } from '../tree/root.ts';
import { half, isOdd } from '../tree/tree-size.ts';
import { emptyFrontier, type Frontier } from './frontier.ts';

/** A tree that leaves are added to, in the memory of its frontier. */
export class GrowingTree {
  #size: number;
  readonly #hashes: Hash[];

  constructor(frontier: Frontier = emptyFrontier) {
    this.#size = frontier.size;
    this.#hashes = [...frontier.hashes];
  }

  get size(): number {
    return this.#size;
  }

  /** `onNode` hears of every perfect subtree that the leaf completes, the leaf itself first. */
  append(leafHash: Hash, onNode?: (level: number, hash: Hash) => void): void {
    let hash = leafHash;
    let level = 0;
    onNode?.(level, hash);
    for (let rest = this.#size; isOdd(rest); rest = half(rest)) {
      const left = this.#hashes.pop();
      if (left === undefined) break;
      hash = hashNode(left, hash);
      level += 1;
      onNode?.(level, hash);
    }
    this.#hashes.push(hash);
    this.#size += 1;
  }

  root(): Hash {
    return foldNodes(this.#hashes);
  }

  frontier(): Frontier {
    return { size: this.#size, hashes: [...this.#hashes] };
  }
}
