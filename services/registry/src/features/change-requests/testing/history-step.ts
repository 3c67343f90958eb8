import assert from 'node:assert/strict';
import fc from 'fast-check';
import { arbitraryStep, type StepMaker } from './arbitrary-step.ts';
import { possibleEnds } from './explain-answers.ts';
import { digestOf, transitionOf, type ModelState, type ModelStep } from './model-request.ts';
import { modelValues, type RealHistory, type Seen } from './real-histories.ts';

/** What the model thinks of a history so far. */
export interface Model {
  state: ModelState;
  nextRef: number;
  readonly tally: Tally;
}

/** What has come up in all histories. */
export interface Tally {
  readonly answers: Map<string, number>;
  readonly states: Map<string, number>;
}

/** One thing, or several at once. */
class HistoryStep implements fc.AsyncCommand<Model, RealHistory> {
  readonly #makers: readonly StepMaker[];
  #told = '';

  constructor(makers: readonly StepMaker[]) {
    this.#makers = makers;
  }

  check(model: Readonly<Model>): boolean {
    return this.#steps(model).length > 0;
  }

  #steps({ state, nextRef }: Readonly<Model>): readonly ModelStep[] {
    const steps = this.#makers.flatMap((make, index) => make(state, nextRef + index) ?? []);
    if (steps.length === 1) return steps;
    // Whether a time is over must not depend on who is faster, nor what is undone on what is not known yet.
    return steps
      .filter(({ step }) => step !== 'delegate')
      .map((step) => (step.step === 'propose' && step.when === 'soon' ? { ...step, when: 'later' as const } : step));
  }

  async run(model: Model, real: RealHistory): Promise<void> {
    const steps = this.#steps(model);
    const before = model.state;
    const answers = await Promise.all(steps.map((step) => real.take(step)));
    this.#told = JSON.stringify(steps.map((step, index) => [step, answers[index]]));
    const seen = await real.look();
    const end = this.#explain(before, steps, answers, seen);
    model.state = end;
    model.nextRef += this.#makers.length;
    const { seats } = end.world;
    real.remember(
      seen,
      (name) => seats.find((seat) => seat.name === name)?.key,
      (ref) => digestIn(end, ref),
    );
    count(model.tally, steps, answers, end);
  }

  #explain(before: ModelState, steps: readonly ModelStep[], answers: readonly string[], seen: Seen): ModelState {
    const threads = steps.map((step) => ({ next: transitionOf(step), answer: '', isSkippable: step.step === 'wake' }));
    const wanted = JSON.stringify([answers, told(seen)]);
    const ends = new Set<string>();
    for (const end of possibleEnds(before, threads)) {
      const found = JSON.stringify([end.answers, toldOf(end.state)]);
      if (found === wanted) return end.state;
      ends.add(found);
    }
    return assert.fail(
      `after ${JSON.stringify([...before.requests])}\n${this.#told}\ncame to ${wanted}\nrather than ${[...ends].join('\nor ')}`,
    );
  }

  toString(): string {
    return this.#told;
  }
}

function digestIn({ requests }: ModelState, ref: number): string {
  const request = requests.get(ref);
  return request === undefined ? '' : digestOf(request);
}

function told({ seatLimit, graceDays, seatsUsed, seats, requests }: Seen) {
  assert.ok(seats.length <= seatLimit && seats.length === seatsUsed, `${seats.length} seats of ${seatLimit}`);
  return {
    limits: [seatLimit, graceDays],
    seats: seats.map(({ name, displayName, rows }) => [name, displayName, rows]),
    requests: requests.map(({ ref, state, items }) => [
      ref,
      state,
      items.map(({ kind, before, after }) => [modelValues(kind, before), modelValues(kind, after)]),
    ]),
  };
}

function toldOf({ world, requests }: ModelState) {
  const seats = world.seats.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    limits: [world.seatLimit, world.graceDays],
    seats: seats.map(({ name, displayName, rows }) => [name, displayName, rows]),
    requests: [...requests]
      .toSorted(([a], [b]) => a - b)
      .map(([ref, { state, items }]) => [ref, state, items.map(({ change }) => [valuesIn(change?.before), valuesIn(change?.after)])]),
  };
}

function valuesIn(values: object | null | undefined): readonly unknown[] | null {
  return values === null || values === undefined ? null : Object.values(values);
}

function count(
  { answers: counted, states }: Tally,
  steps: readonly ModelStep[],
  answers: readonly string[],
  { requests }: ModelState,
): void {
  for (const [index, { step }] of steps.entries()) add(counted, `${step} ${answers[index]}`);
  for (const { state } of requests.values()) add(states, state);
  if (steps.length > 1) add(counted, 'several at once');
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

const single = arbitraryStep.map((make) => new HistoryStep([make]));
const several = fc.array(arbitraryStep, { minLength: 2, maxLength: 3 }).map((makers) => new HistoryStep(makers));

export type History = Iterable<fc.AsyncCommand<Model, RealHistory>>;

/** Mostly one thing after the other. */
export const histories = fc.commands([single, single, single, several], { maxCommands: 14, size: 'max' });
/** Shorter ones, in which most things are done by several at once. */
export const races = fc.commands([single, several, several], { maxCommands: 9, size: 'max' });
