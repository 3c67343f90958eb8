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
  const outcomes = await applyTo([...everywhere, ...ofLog(dependencies)], dryRun, context.now);
  if (!dryRun) await writeDown(dependencies, outcomes, context);
  return outcomes;
}

/** The same for the log alone: services see to their own. Where nothing was due, nothing is written down. */
export async function applyRetentionToLog(dependencies: PrivacyDependencies): Promise<void> {
  const context = taskContext('retention');
  const outcomes = await applyTo(ofLog(dependencies), false, context.now);
  if (outcomes.some(({ count }) => count > 0)) await writeDown(dependencies, outcomes, context);
}

function ofLog(dependencies: PrivacyDependencies): readonly Retained[] {
  return retainedKeys(dependencies).map((data) => ({ service: 'audit', data }));
}

async function applyTo(retained: readonly Retained[], dryRun: boolean, now: Temporal.Instant): Promise<readonly RetentionOutcome[]> {
  const outcomes: RetentionOutcome[] = [];
  for (const { service, data } of retained) {
    const { kind } = data;
    if (!isDeclared(kind)) throw new Error(`no period is declared for ${kind}`);
    const before = outdatedBefore(kind, now);
    const count = dryRun ? await data.count(before) : await data.remove(before);
    outcomes.push({ service, kind, endedBefore: before, count });
  }
  return outcomes;
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
