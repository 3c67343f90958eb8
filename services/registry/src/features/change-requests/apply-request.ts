import { refuseUnlessDue } from '@seatledger/domain/change-request/apply-request.ts';
import {
  foundRequest,
  type ChangeRequest,
  type FailedItem,
  type RequestFailure,
} from '@seatledger/domain/change-request/change-request.ts';
import { failureOfErased } from '@seatledger/domain/change-request/void-request.ts';
import { differenceComparer } from '@seatledger/domain/change-request/same-difference/same-difference.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandOutcome } from '@seatledger/platform/commands/execute-many.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { sql } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { readMovedVerdicts } from '../imports/verdict-queries.ts';
import { itemsInChunks, readCommands, saveSubjects, type StoredItem } from './item-queries.ts';
import { digestOfItem, requestDigest } from './request-digest.ts';
import { readApprovalsOf } from './approval-queries.ts';
import { lockRequest, readDigestSalt } from './request-queries.ts';
import { takeStep } from './take-step.ts';

type Door = CommandDoor<RegistrySchema>;

// What is told of a failure is for a person to read; it must always be short enough to be kept.
const mostTold = 100;
const longestDetail = 1_000;

/** The commands did not come to what was approved: all of it is to be undone. */
class NotAsApproved extends Error {
  readonly failure: RequestFailure;
  constructor(failure: RequestFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

/**
 * Carries out a request that has been approved, all of it or nothing, as part of a transaction that the caller commits. Where that is not
 * what was approved by now, the request is marked as failed instead, with what has moved.
 * @throws CommandRefused where it may not be applied now
 */
export async function applyRequest(door: Door, tx: Tx, id: number, context: CommandContext): Promise<'applied' | 'failed'> {
  const request = foundRequest(await lockRequest(tx, id), id);
  refuseUnlessDue(request, await readApprovalsOf(tx, id, request.digest), context.now);
  await sql`savepoint applying`.execute(tx);
  try {
    await carryOut(door, tx, request, { ...context, changeRequestId: id });
    await takeStep(door, tx, { kind: 'change-request.apply', id, now: context.now.toString() }, context);
    await sql`release savepoint applying`.execute(tx);
    return 'applied';
  } catch (error) {
    if (!(error instanceof NotAsApproved)) throw error;
    await sql`rollback to savepoint applying`.execute(tx);
    await failRequest(door, tx, request, error.failure, context);
    return 'failed';
  }
}

/** Writes down why a request was not applied. */
export async function failRequest(
  door: Door,
  tx: Tx,
  { id, digest }: ChangeRequest,
  failure: RequestFailure,
  context: CommandContext,
): Promise<void> {
  await takeStep(door, tx, { kind: 'change-request.fail', id, digest, failure, now: context.now.toString() }, context);
}

async function carryOut(door: Door, tx: Tx, request: ChangeRequest, context: CommandContext): Promise<void> {
  // Rows that are written from here on say by which request, see the history.
  await sql`select set_config('seatledger.change_request', ${String(request.id)}, true)`.execute(tx);
  // All at once, as the parts below would lock each their own: two requests could wait for each other in a circle.
  await door.lockManyIn(tx, await readCommands(tx, request.id));
  const salt = await readDigestSalt(tx, request.id);
  if (salt === null) throw new NotAsApproved(failureOfErased([]));
  const compare = differenceComparer();
  const digest = requestDigest(salt, request);
  const blamed: FailedItem[] = [];
  for await (const items of itemsInChunks(tx, request.id)) {
    for (const { contentDigest } of items) digest.add(contentDigest);
    const outcomes = await door.executeManyIn(
      tx,
      items.map(({ command }) => command),
      context,
    );
    await saveSubjects(tx, request.id, madeBy(items, outcomes));
    for (const [index, item] of items.entries()) {
      const found = blame(salt, item, outcomes[index], compare);
      if (found !== null && blamed.length < mostTold) blamed.push(await withMovedRows(tx, item, found));
    }
  }
  if (blamed.length > 0) throw new NotAsApproved(failureOf(blamed));
  if (digest.hex() !== request.digest) throw new NotAsApproved(tampered);
  await sql`select set_config('seatledger.change_request', '', true)`.execute(tx);
}

function madeBy(items: readonly StoredItem[], outcomes: readonly CommandOutcome[]) {
  return items.flatMap(({ position, subject }, index) => {
    const outcome = outcomes[index];
    return outcome?.outcome === 'changed' && outcome.id !== subject?.id ? [{ position, id: outcome.id }] : [];
  });
}

const tampered: RequestFailure = {
  code: 'content_altered',
  detail: 'The content of this request in the database is not what was approved; propose it anew, and have it looked into.',
  items: [],
};

function blame(
  salt: Uint8Array,
  item: StoredItem,
  outcome: CommandOutcome | undefined,
  compare: ReturnType<typeof differenceComparer>,
): FailedItem | null {
  const { position, command, subject, before, after, contentDigest } = item;
  if (outcome === undefined || outcome.outcome === 'refused') {
    return { position, code: outcome?.code ?? 'command_missing', detail: (outcome?.detail ?? '').slice(0, longestDetail), moved: [] };
  }
  if (!digestOfItem(salt, item).equals(contentDigest)) {
    return { position, code: tampered.code, detail: 'This command in the database is not what was approved.', moved: [] };
  }
  const approved = subject && { kind: command.kind, subject, before, after };
  const moved = compare(approved, outcome.change && { kind: command.kind, ...outcome.change });
  if (moved.length === 0) return null;
  return {
    position,
    code: 'base_changed',
    detail: 'What this command changes is no longer what it was when it was proposed.',
    moved: moved.slice(0, mostTold),
  };
}

/** Of a list it is the rows that have moved. */
async function withMovedRows(tx: Tx, { command }: StoredItem, blamed: FailedItem): Promise<FailedItem> {
  if (blamed.code !== 'verdicts_changed') return blamed;
  return { ...blamed, code: 'base_changed', moved: await readMovedVerdicts(tx, Number(command['importId']), mostTold) };
}

function failureOf(items: readonly FailedItem[]): RequestFailure {
  const refused = items.find(({ code }) => code !== 'base_changed');
  if (refused !== undefined) {
    const detail = `Command ${refused.position + 1} is refused by now: ${refused.detail}`.slice(0, longestDetail);
    return { code: 'commands_refused', detail, items };
  }
  return { code: 'base_changed', detail: 'What this request changes has been changed meanwhile; look at it again and refresh it.', items };
}
