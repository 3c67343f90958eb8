import { openStates } from '@seatledger/domain/change-request/change-request.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { DataSubject } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { takeStep } from '../change-requests/take-step.ts';
import { findItems, requestsWithMore, type HeldItem } from './held-items.ts';
import { saveErasedItems } from './erased-items.ts';
import { countSignatures, eraseSignatures, eraseTexts, findTexts, type HeldText } from './request-texts.ts';

/** What change requests say about somebody, and what they have put their name to. */
export interface HeldInRequests {
  readonly items: readonly HeldItem[];
  readonly texts: readonly HeldText[];
  readonly signatures: number;
  /** Requests that have commands left which are not about the person. */
  readonly withMore: ReadonlySet<number>;
}

export async function findInRequests(db: Kysely<RegistrySchema>, subject: DataSubject): Promise<HeldInRequests> {
  const items = await findItems(db, subject);
  const withMore = await requestsWithMore(db, items);
  const whole = [...new Set(items.map(({ requestId }) => requestId))].filter((id) => !withMore.has(id));
  return { items, texts: await findTexts(db, subject, items, whole), signatures: await countSignatures(db, subject), withMore };
}

/**
 * Takes out of change requests what they say about somebody; their digests stay, and so does what happened to them. An open request that
 * named the person is no longer what was approved, and ends.
 */
export async function eraseInRequests(
  door: Pick<CommandDoor<RegistrySchema>, 'executeIn'>,
  tx: Tx,
  subject: DataSubject,
  context: CommandContext,
): Promise<void> {
  await lockRequests(tx, await findInRequests(tx, subject));
  const held = await findInRequests(tx, subject);
  for (const id of await openRequestsOf(tx, held)) {
    const positions = held.items.filter((item) => item.requestId === id && item.erased.isVoid).map(({ position }) => position);
    const isOfItems = held.items.some(({ requestId }) => requestId === id);
    const command = {
      kind: 'change-request.void',
      id,
      positions: positions.slice(0, 100),
      nothingLeft: isOfItems && !held.withMore.has(id),
      now: context.now.toString(),
    };
    await takeStep(door, tx, command, context);
  }
  await saveErasedItems(tx, held.items);
  await eraseTexts(tx, held.texts);
  await eraseSignatures(tx, subject);
}

/** Nobody applies or edits them meanwhile. */
async function lockRequests(tx: Tx, held: HeldInRequests): Promise<void> {
  await sql`select from change_requests where id = any(${requestIdsOf(held)}::bigint[]) order by id for update`.execute(tx);
}

/** Those whose content is another from now on; what is said beside it is not approved. */
async function openRequestsOf(tx: Tx, { items, texts }: HeldInRequests): Promise<readonly number[]> {
  const ids = requestIdsOf({ items, texts: texts.filter(({ table }) => table === 'change_requests') });
  const { rows } = await sql<{ id: number }>`
    select id from change_requests where id = any(${ids}::bigint[]) and state = any(${[...openStates]}::text[]) order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

function requestIdsOf({ items, texts }: Pick<HeldInRequests, 'items' | 'texts'>): readonly number[] {
  return [...new Set([...items, ...texts].flatMap(({ requestId }) => requestId ?? []))];
}
