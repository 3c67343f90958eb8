import type { ModelState, Transition } from './model-request.ts';

interface Thread {
  readonly next: Transition | null;
  readonly answer: string;
  /** Does nothing, maybe, where others are at work on the same. */
  readonly isSkippable?: boolean;
}

/**
 * Every end that things can come to which are done at once: their transactions in any order, those of each in its own. Gives the answers
 * and the state; of ends that look the same the first.
 */
export function* possibleEnds(
  state: ModelState,
  threads: readonly Thread[],
): Generator<{ readonly answers: readonly string[]; readonly state: ModelState }> {
  if (threads.every(({ next }) => next === null)) {
    yield { answers: threads.map(({ answer }) => answer), state };
    return;
  }
  for (const [index, { next, isSkippable }] of threads.entries()) {
    if (next === null) continue;
    if (isSkippable === true && threads.length > 1) yield* possibleEnds(state, threads.with(index, { next: null, answer: 'ok' }));
    const progress = next(state);
    yield* possibleEnds(progress.state, threads.with(index, progress));
  }
}
