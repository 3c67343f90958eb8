import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandOutcome } from '@seatledger/platform/commands/execute-many.ts';
import type { AuditedChange, CommandContext, CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { sql } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { keepEveryoneThere } from './proposing-lock.ts';
import { refuseRefused } from './refused-commands.ts';
import { digestOfItem } from './request-digest.ts';
import type { RequestItem } from './item-queries.ts';

/** What commands come to, and whose they are. */
export interface Difference {
  /** Of the digests. */
  readonly salt: Uint8Array;
  readonly items: readonly RequestItem[];
  readonly kinds: readonly string[];
  readonly customerIds: readonly number[];
}

/** None of the commands changes anything. */
export class NothingChanges extends CommandRefused {
  constructor() {
    super('nothing_changes', 'Everything is so already; there is nothing to approve.', 'commands');
  }
}

/**
 * Carries commands out and undoes that again, within the transaction: what they would come to.
 * @throws CommandRefused, HttpProblem 422 `commands_refused`
 * @throws NothingChanges
 */
export async function readDifference(
  door: Pick<CommandDoor<RegistrySchema>, 'executeManyIn'>,
  tx: Tx,
  commands: readonly CommandValue[],
  context: CommandContext,
  salt: Uint8Array,
): Promise<Difference> {
  await keepEveryoneThere(tx);
  await sql`savepoint difference`.execute(tx);
  const outcomes = await door.executeManyIn(tx, commands, context, { audit: false });
  // What the commands are about stays locked then: carried out by the same transaction, they change nothing either.
  if (outcomes.every(({ outcome }) => outcome === 'unchanged')) throw new NothingChanges();
  await sql`rollback to savepoint difference`.execute(tx);
  refuseRefused(outcomes);
  const items = commands.map((command, index) => itemOf(salt, command, outcomes[index]));
  const customerIds = outcomes.flatMap((one) => (one.outcome === 'changed' ? customersOf(one.change) : []));
  return {
    salt,
    items,
    kinds: [...new Set(commands.map(({ kind }) => kind))].toSorted(),
    customerIds: [...new Set(customerIds)].toSorted((a, b) => a - b),
  };
}

/** Whose it is, was and will be. */
function customersOf({ customerId, before, after }: AuditedChange): readonly number[] {
  return [customerId, before?.['customerId'], after?.['customerId']].filter((id) => typeof id === 'number');
}

function itemOf(salt: Uint8Array, command: CommandValue, outcome: CommandOutcome | undefined): RequestItem {
  const change = outcome?.outcome === 'changed' ? outcome.change : null;
  const item = { command, subject: change?.subject ?? null, before: change?.before ?? null, after: change?.after ?? null };
  return { ...item, contentDigest: digestOfItem(salt, item) };
}
