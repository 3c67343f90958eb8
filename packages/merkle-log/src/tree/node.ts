import { levelOf } from './tree-size.ts';
import type { Hash } from './hash.ts';

/** The root of a perfect subtree: MTH(D[index * 2^level : (index + 1) * 2^level]). It never changes once its leaves are there. */
export interface Node {
  readonly level: number;
  readonly index: number;
}

/** D[start:end], the entries from `start` up to but not including `end`. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/**
 * The hashes of stored nodes, in the order asked for. All that a proof needs is asked for at once, so that it takes one query or one
 * round of requests.
 */
export type HashReader = (nodes: readonly Node[]) => readonly Hash[] | Promise<readonly Hash[]>;

/** The perfect subtrees that make up a subtree's interval, from the left: their sizes are the bits of its length. */
export function nodesOf({ start, end }: Interval): Node[] {
  const nodes: Node[] = [];
  let width = 1;
  while (width * 2 <= end - start) width *= 2;
  for (let at = start; at < end; width /= 2) {
    if (width > end - at) continue;
    nodes.push({ level: levelOf(width), index: at / width });
    at += width;
  }
  return nodes;
}
