import { GrowingTree } from '@seatledger/merkle-log/frontier/growing-tree.ts';
import { hashLeaf } from '@seatledger/merkle-log/tree/merkle-tree-hash.ts';
import type { Hash } from '@seatledger/merkle-log/tree/hash.ts';
import { DueCheckpoints, type Disagreement, type SizeAndRoot } from '@seatledger/merkle-log/verify-log/due-checkpoints.ts';
import { ComputedTiles } from './computed-tiles.ts';
import { EventInspection } from './event-inspection.ts';
import type { Findings } from './finding.ts';
import type { LogToRead } from './log-to-read.ts';

/** What one pass over a log has found. */
export interface WholeLog {
  readonly size: number;
  readonly root: Hash;
  readonly tiles: ComputedTiles;
  readonly attachments: ReadonlySet<string>;
  readonly outside: Comparison;
  readonly inside: Comparison;
}

interface Comparison {
  /** The largest checkpoint before which nothing differs. */
  readonly agreedSize: number | null;
  readonly disagreement: Disagreement | null;
  /** The smallest checkpoint that the log does not reach. */
  readonly beyond: SizeAndRoot | null;
}

export interface WhatIsKnown {
  readonly outside: readonly SizeAndRoot[];
  /** What the log itself keeps. */
  readonly inside: readonly SizeAndRoot[];
  /** Of which somebody has the partial tiles. */
  readonly tileSizes: ReadonlySet<number>;
}

/** Computes the tree anew from the first entry to the last, in the memory of a digest a tile, and compares it at every known size. */
export async function readWholeLog(
  log: LogToRead,
  known: WhatIsKnown,
  findings: Findings,
  onProgress: (events: number) => void,
): Promise<WholeLog> {
  const tree = new GrowingTree();
  const tiles = new ComputedTiles();
  const inspection = new EventInspection((finding) => findings.add(finding));
  const outside = new Side(known.outside, tree);
  const inside = new Side(known.inside, tree);
  for await (const batch of log.batches()) {
    for (const event of batch) {
      tree.append(hashLeaf(event.entry), tiles.add);
      inspection.inspect(event);
      outside.compare();
      inside.compare();
      if (known.tileSizes.has(tree.size)) tiles.mark();
    }
    onProgress(tree.size);
  }
  tiles.mark();
  const { attachments } = inspection;
  return { size: tree.size, root: tree.root(), tiles, attachments, outside: outside.result(), inside: inside.result() };
}

/** The tiles alone, partial ones at those sizes of the tree. */
export async function readTree(log: LogToRead, tiles: ComputedTiles, tileSizes: ReadonlySet<number>): Promise<void> {
  const tree = new GrowingTree();
  for await (const batch of log.batches()) {
    for (const { entry } of batch) {
      tree.append(hashLeaf(entry), tiles.add);
      if (tileSizes.has(tree.size)) tiles.mark();
    }
  }
}

class Side {
  readonly #due: DueCheckpoints;
  readonly #tree: GrowingTree;
  #disagreement: Disagreement | null = null;

  constructor(known: readonly SizeAndRoot[], tree: GrowingTree) {
    this.#due = new DueCheckpoints(known, 0);
    this.#tree = tree;
    this.compare();
  }

  compare(): void {
    this.#disagreement ??= this.#due.compare(this.#tree);
  }

  result(): Comparison {
    const { agreedSize, next = null } = this.#due;
    return { agreedSize, disagreement: this.#disagreement, beyond: this.#disagreement === null ? next : null };
  }
}
