import type { CommandOutcome } from '@seatledger/platform/commands/execute-many.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { Tx } from '../../registry-schema.ts';
import { holdSwitches, readCutOverNames } from '../cut-over/cut-over-queries.ts';
import { changing, completing, creating, type StepWorld } from './commands-of-step.ts';
import { cutOverReason } from './held-by-cut-over.ts';
import { readKnown, readKnownUsers, readLinks } from './known-things.ts';
import { markProgress, type MigrationRow } from './migration-queries.ts';
import { keepQuarantine } from './quarantine-queries.ts';
import { quarantineSteps, readNextSteps, saveLinks, type DoneStep, type RefusedStep, type Step } from './step-queries.ts';

export interface CarriedOut {
  readonly stepsDone: number;
  readonly refused: number;
}

type ExecuteMany = (commands: readonly CommandValue[]) => Promise<readonly CommandOutcome[]>;

/**
 * Carries out the next steps of a plan. What they change, what is remembered of it, and how far it has come are one transaction: a
 * process that is killed leaves it as it was before these steps or as it is after them.
 */
export async function carryOutNext(tx: Tx, executeMany: ExecuteMany, migration: MigrationRow, limit: number): Promise<CarriedOut> {
  const { id, steps: last, stepsDone } = migration;
  await holdSwitches(tx);
  const steps = await readNextSteps(tx, id, stepsDone, last, limit);
  const [first] = steps;
  if (first === undefined || first.kind === 'operator') {
    await markProgress(tx, migration, last);
    return { stepsDone: last, refused: 0 };
  }
  const world = await worldOf(tx, migration, steps);
  const overtaken = [...(await findOvertaken(tx, steps, world)), ...(await findCutOver(tx, steps, world))];
  const { done, refused } = await carryOutSteps(executeMany, steps, world, overtaken);
  await saveLinks(tx, id, first.kind, done);
  if (refused.length > 0) {
    await quarantineSteps(tx, id, refused);
    await keepQuarantine(tx, id);
  }
  // What was erased meanwhile leaves its number behind.
  const reached = steps.at(-1)?.step ?? last;
  await markProgress(tx, migration, reached);
  return { stepsDone: reached, refused: refused.length };
}

async function worldOf(tx: Tx, { rules }: MigrationRow, steps: readonly Step[]): Promise<StepWorld> {
  const customerKeys = steps.flatMap((step) => (step.kind === 'domain' ? [(step as Step<'domain'>).desired.customer] : []));
  const links = await readLinks(tx, [...new Set(customerKeys)]);
  const customers = new Map(Array.from(links, ([key, { targetId }]) => [key, targetId]));
  return { rules, customers, known: await knownOf(tx, steps) };
}

async function knownOf(tx: Tx, steps: readonly Step[]): Promise<StepWorld['known']> {
  const ids = steps.flatMap(({ action, targetId }) => (action === 'change' && targetId !== null ? [targetId] : []));
  const kind = steps[0]?.kind;
  if (ids.length === 0 || kind === undefined || kind === 'operator') return new Map();
  return kind === 'user' ? (await readKnownUsers(tx, [], ids)).byId : (await readKnown(tx, kind)).byId;
}

/** Changes of things that somebody has changed in Seatledger since they were planned: what people have said stays. */
async function findOvertaken(tx: Tx, steps: readonly Step[], { known }: StepWorld): Promise<readonly RefusedStep[]> {
  const changes = steps.filter(({ action }) => action === 'change');
  const links = await readLinks(
    tx,
    changes.map(({ sourceKey }) => sourceKey),
  );
  return changes.flatMap((step) => {
    const present = known.get(step.targetId ?? 0);
    if (present === undefined || present.version === links.get(step.sourceKey)?.targetVersion) return [];
    const detail = `The row has changed, and so has the ${step.kind} in Seatledger since it was planned; plan again to look at both.`;
    return [{ step, code: 'changed_meanwhile', detail }];
  });
}

/** Of domains that were cut over since they were planned. */
async function findCutOver(tx: Tx, steps: readonly Step[], { known }: StepWorld): Promise<readonly RefusedStep[]> {
  const cutOver = await readCutOverNames(tx);
  return steps.flatMap((step) => {
    if (step.action === 'link') return [];
    const reason = cutOverReason(cutOver, step, known.get(step.targetId ?? 0));
    return reason === undefined ? [] : [{ step, code: reason.code, detail: reason.detail }];
  });
}

interface SettledSteps {
  readonly done: readonly DoneStep[];
  readonly refused: readonly RefusedStep[];
}

interface Asked {
  readonly step: Step;
  readonly command: CommandValue;
}

async function carryOutSteps(
  executeMany: ExecuteMany,
  steps: readonly Step[],
  world: StepWorld,
  overtaken: readonly RefusedStep[],
): Promise<SettledSteps> {
  const targets = new Map<Step, number>();
  const refused = new Map(overtaken.map((one) => [one.step, one]));
  async function ask(asked: readonly Asked[]): Promise<void> {
    if (asked.length === 0) return;
    const outcomes = await executeMany(asked.map(({ command }) => command));
    for (const [index, { step }] of asked.entries()) {
      const outcome = outcomes[index];
      if (outcome?.outcome === 'refused') refused.set(step, { step, code: outcome.code, detail: outcome.detail });
      else if (outcome?.outcome === 'changed' && step.action === 'create' && !targets.has(step)) targets.set(step, outcome.id);
    }
  }
  for (const step of steps) if (step.targetId !== null) targets.set(step, step.targetId);
  await ask(
    steps.flatMap((step): readonly Asked[] => {
      if (refused.has(step)) return [];
      if (step.action === 'create') return [{ step, command: creating(step, world) }];
      return step.action === 'change' ? changing(step, world).map((command) => ({ step, command })) : [];
    }),
  );
  const made = steps.filter((step) => step.action === 'create' && targets.has(step));
  await ask(made.flatMap((step) => completing(step, targets.get(step) ?? 0).map((command) => ({ step, command }))));
  const done = steps.flatMap((step): readonly DoneStep[] => {
    const targetId = targets.get(step);
    return targetId === undefined || refused.has(step) ? [] : [{ step: step.step, targetId }];
  });
  return { done, refused: [...refused.values()] };
}
