import { emptyFrontier, type Frontier } from '../frontier/frontier.ts';
import { GrowingTree } from '../frontier/growing-tree.ts';
import type { Hash } from '../tree/hash.ts';
import { DueCheckpoints, type SizeAndRoot } from './due-checkpoints.ts';

interface Progress {
  /** The largest checkpoint that agrees; null where none does. Up to its size, every entry is as it was. */
  readonly agreedSize: number | null;
  /** Where the reading ended: for going on later. */
  readonly frontier: Frontier;
}

/** `disagrees`: something between `agreedSize` and `size` is not as it was. `cut_off`: the log ended before a checkpoint's size. */
export type LogVerdict =
  | (Progress & { readonly status: 'agrees'; readonly root: Hash })
  | (Progress & { readonly status: 'disagrees'; readonly size: number; readonly expected: Hash; readonly actual: Hash })
  | (Progress & { readonly status: 'cut_off'; readonly size: number; readonly entries: number });

export interface LogToVerify {
  /** In batches, since a million single awaits are slow. */
  readonly leafHashes: Iterable<readonly Hash[]> | AsyncIterable<readonly Hash[]>;
  readonly checkpoints: readonly SizeAndRoot[];
  /** Trusted beginning that `leafHashes` go on from. Checkpoints below it are not looked at. */
  readonly from?: Frontier;
}

/** Computes the tree anew, in one pass and the memory of its frontier, and stops at the first checkpoint that disagrees. */
export async function verifyLog({ leafHashes, checkpoints, from = emptyFrontier }: LogToVerify): Promise<LogVerdict> {
  const tree = new GrowingTree(from);
  const due = new DueCheckpoints(checkpoints, from.size);
  let disagreement = due.compare(tree);
  for await (const batch of leafHashes) {
    for (const leafHash of batch) {
      if (disagreement !== null) break;
      tree.append(leafHash);
      disagreement = due.compare(tree);
    }
    if (disagreement !== null) break;
  }
  const progress = { agreedSize: due.agreedSize, frontier: tree.frontier() };
  if (disagreement !== null) return { status: 'disagrees', ...disagreement, ...progress };
  const { next } = due;
  if (next !== undefined) return { status: 'cut_off', size: next.size, entries: tree.size, ...progress };
  return { status: 'agrees', root: tree.root(), ...progress };
}
