import { outdatedBefore, retentionRules, type RetainedKind } from '@seatledger/domain/privacy/retention.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { RetainedData } from '@seatledger/platform/privacy/retained-data.ts';
import { taskContext, type PrivacyDependencies } from './dependencies.ts';
import { retainedKeys } from './retained-keys.ts';

/** What was, or would be, removed of one kind. */
export interface RetentionOutcome {
  readonly service: string;
  readonly kind: RetainedKind;
  readonly endedBefore: Temporal.Instant;
  readonly count: number;
}

interface Retained {
  readonly service: string;
  readonly data: RetainedData;
}

/** Removes what has been kept long enough, wherever it is, and writes down how much it was. `dryRun`: counts, and leaves it. */
export async function applyRetention(
  dependencies: PrivacyDependencies,
  { dryRun, context }: { readonly dryRun: boolean; readonly context: CommandContext },
): Promise<readonly RetentionOutcome[]> {
  const everywhere = dependencies.holders().flatMap(({ name, retained }) => retained.map((data) => ({ service: name, data })));
  const all = [...everywhere, ...ofLog(dependencies)];
  if (!dryRun) return await removeAll(dependencies, all, context);
  const outcomes: RetentionOutcome[] = [];
  for (const one of all) outcomes.push(await outcomeOf(one, 'count', context.now));
  return outcomes;
}

/** The same for the log alone: services see to their own. */
export async function applyRetentionToLog(dependencies: PrivacyDependencies): Promise<void> {
  await removeAll(dependencies, ofLog(dependencies), taskContext('retention'));
}

function ofLog(dependencies: PrivacyDependencies): readonly Retained[] {
  return retainedKeys(dependencies).map((data) => ({ service: 'audit', data }));
}

async function removeAll(
  dependencies: PrivacyDependencies,
  retained: readonly Retained[],
  context: CommandContext,
): Promise<readonly RetentionOutcome[]> {
  const outcomes: RetentionOutcome[] = [];
  try {
    for (const one of retained) outcomes.push(await outcomeOf(one, 'remove', context.now));
  } finally {
    // Also where what comes next fails.
    if (outcomes.some(({ count }) => count > 0)) await writeDown(dependencies, outcomes, context);
  }
  return outcomes;
}

async function outcomeOf({ service, data }: Retained, work: 'count' | 'remove', now: Temporal.Instant): Promise<RetentionOutcome> {
  const { kind } = data;
  if (!isDeclared(kind)) throw new Error(`no period is declared for ${kind}`);
  const endedBefore = outdatedBefore(kind, now);
  return { service, kind, endedBefore, count: await data[work](endedBefore) };
}

function isDeclared(kind: string): kind is RetainedKind {
  return Object.hasOwn(retentionRules, kind);
}

async function writeDown(
  { database, writer }: PrivacyDependencies,
  outcomes: readonly RetentionOutcome[],
  context: CommandContext,
): Promise<void> {
  const after = Object.fromEntries(outcomes.map(({ kind, count }) => [kind, count]));
  await writer.append(database.kysely, { kind: 'retention.apply', subject: { kind: 'retention', id: null }, before: null, after }, context);
}
