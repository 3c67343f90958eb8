import fc from 'fast-check';
import { everybody, mayApprove, mayPropose, type Who } from './model-people.ts';
import { digestOf, type ModelState, type ModelStep } from './model-request.ts';
import type { ModelCommand, World } from './model-world.ts';

/** A step before it is known what there is: numbers choose among that. */
export type StepMaker = (state: ModelState, newRef: number) => ModelStep | null;

type CommandMaker = (world: World) => ModelCommand;

const names = ['a', 'b', 'c', 'd'];
const number = fc.nat(5);
const one = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const mostly = <T>(likely: readonly T[], others: readonly T[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...likely) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

const creation = fc.record({ name: one(...names), displayName: one('', 'Eve') }).map((fields): CommandMaker => () => ({
  kind: 'user.create',
  ...fields,
}));
const limits = fc
  .oneof(fc.record({ seatLimit: fc.integer({ min: 1, max: 4 }) }), fc.record({ graceDays: fc.integer({ min: 0, max: 2 }) }))
  .map((fields): CommandMaker => () => ({ kind: 'domain.change', ...fields }));

/** On a seat that is there, or was. */
function onSeat(kind: 'user.change' | 'user.delete' | 'override.set') {
  return fc.tuple(number, one('', 'Ada', 'Eve'), one(1, 2)).map(([chosen, displayName, rows]): CommandMaker => (world) => {
    const keys = [...world.seats.map(({ key }) => key), ...world.seats.map(({ key }) => key), ...world.deleted];
    const key = keys[chosen % Math.max(keys.length, 1)];
    if (key === undefined) return { kind: 'user.create', name: names[chosen % names.length] ?? 'a', displayName };
    if (kind === 'user.delete') return { kind, key };
    return kind === 'user.change' ? { kind, key, displayName } : { kind, key, rows };
  });
}

const command = fc.oneof(
  { weight: 4, arbitrary: creation },
  { weight: 3, arbitrary: limits },
  { weight: 2, arbitrary: onSeat('user.change') },
  { weight: 1, arbitrary: onSeat('user.delete') },
  { weight: 2, arbitrary: onSeat('override.set') },
);
const commands = fc.array(command, { minLength: 1, maxLength: 3 });

const proposer = mostly<Who>(
  ['rosa', 'dan', 'rosa', 'ada'],
  everybody.filter((who) => !mayPropose(who)),
);
const approver = mostly<Who>(
  everybody.filter(mayApprove),
  everybody.filter((who) => !mayApprove(who)),
);
const anybody = one(...everybody);
const bits = fc.nat(15).map((value) => ({ isStale: value === 0, inPlace: value % 5 === 1 }));

const propose = fc
  .record({
    by: proposer,
    makers: commands,
    when: mostly(['at once'] as const, ['later', 'soon'] as const),
    isDraft: fc.nat(9),
    title: one('', 'New'),
  })
  .map(({ makers, isDraft, ...said }): StepMaker => (state, ref) => {
    return { step: 'propose', ref, ...said, commands: makers.map((make) => make(state.world)), draft: isDraft === 0 };
  });

/** A request in a state in which the step is possible, where there is one. */
function on(chosen: number, { requests }: ModelState, states: readonly string[]): number | undefined {
  const refs = [...requests.keys()].toReversed();
  const fitting = refs.filter((ref) => states.includes(requests.get(ref)?.state ?? ''));
  return fitting[chosen % Math.max(fitting.length, 1)] ?? refs[chosen % Math.max(refs.length, 1)];
}

const edit = fc
  .record({ by: proposer, chosen: number, makers: fc.option(commands), title: one('', 'New', 'Newer') })
  .map(({ by, chosen, makers, title }): StepMaker => (state) => {
    const ref = on(chosen, state, ['submitted', 'draft', 'scheduled', 'failed']);
    return ref === undefined ? null : { step: 'edit', by, ref, commands: makers && makers.map((make) => make(state.world)), title };
  });

function decision(step: 'approve' | 'reject' | 'break-glass', by: fc.Arbitrary<Who>) {
  return fc.tuple(by, number, bits).map(([who, chosen, { isStale, inPlace }]): StepMaker => (state) => {
    const ref = on(chosen, state, ['submitted']);
    const request = ref === undefined ? undefined : state.requests.get(ref);
    if (ref === undefined || request === undefined) return null;
    const seen = digestOf(isStale ? { ...request, title: 'What it never was' } : request);
    return { step, by: who, ref, seen, inPlace: inPlace && who === 'gil' };
  });
}

function action(step: 'submit' | 'refresh' | 'withdraw' | 'apply', by: fc.Arbitrary<Who>, states: readonly string[]) {
  return fc.tuple(by, number).map(([who, chosen]): StepMaker => (state) => {
    const ref = on(chosen, state, states);
    return ref === undefined ? null : { step, by: who, ref };
  });
}

/** Where the glass was broken and nobody has reviewed it; seldom anywhere else, as that is refused. */
const review = fc.tuple(approver, number).map(([by, chosen]): StepMaker => (state) => {
  const waiting = new Map([...state.requests].filter(([, { glassBroken, reviewed }]) => glassBroken && !reviewed));
  const ref = on(chosen, { ...state, requests: waiting }, ['applied']) ?? (chosen === 0 ? on(chosen, state, ['applied']) : undefined);
  return ref === undefined ? null : { step: 'review', by, ref };
});

const wake = number.map((chosen): StepMaker => (state) => {
  const ref = on(chosen, state, ['approved', 'scheduled']);
  return ref === undefined ? null : { step: 'wake', ref };
});
const undo = fc.tuple(proposer, number).map(([by, chosen]): StepMaker => (state, newRef) => {
  const ref = on(chosen, state, ['applied']);
  return ref === undefined ? null : { step: 'undo', by, ref, newRef };
});
const direct = command.map((make): StepMaker => ({ world }) => ({ step: 'direct', command: make(world) }));

/** An administrator changes what an open request is about. */
const meanwhile = number.map((chosen): StepMaker => (state) => {
  const ref = on(chosen, state, ['submitted', 'scheduled']);
  const asked = ref === undefined ? undefined : state.requests.get(ref)?.items[0]?.command;
  return asked === undefined ? null : { step: 'direct', command: otherOn(asked, state.world, chosen) };
});

function otherOn(asked: ModelCommand, { seatLimit }: World, chosen: number): ModelCommand {
  switch (asked.kind) {
    case 'domain.change':
      return chosen % 3 === 0
        ? { kind: 'domain.change', graceDays: chosen }
        : { kind: 'domain.change', seatLimit: seatLimit === 4 ? 3 : 4 };
    case 'override.set':
      return { ...asked, rows: 3 };
    case 'user.change':
    case 'user.delete':
      return { kind: 'user.change', key: asked.key, displayName: 'Noa' };
    case 'user.create':
      return { ...asked, displayName: 'Noa' };
    default:
      return { kind: 'domain.change', graceDays: chosen };
  }
}

const delegate = fc.constant<StepMaker>(({ delegated }) => ({ step: 'delegate', delegated: !delegated }));

const weighted: readonly (readonly [number, fc.Arbitrary<StepMaker>])[] = [
  [4, propose],
  [7, decision('approve', approver)],
  [2, edit],
  [1, direct],
  [2, meanwhile],
  [1, undo],
  [1, wake],
  [1, delegate],
  [1, decision('break-glass', one<Who>('ada', 'bea', 'cleo'))],
  [1, decision('reject', approver)],
  [1, action('withdraw', proposer, ['submitted', 'failed'])],
  [1, action('refresh', anybody, ['failed', 'submitted'])],
  [1, action('apply', approver, ['scheduled', 'failed', 'approved'])],
  [1, action('submit', proposer, ['draft'])],
  [4, review],
];

export const arbitraryStep = fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));
