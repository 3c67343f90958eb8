import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import { repeatOnConflict } from '@seatledger/platform/commands/repeat-on-conflict.ts';
import type { CommandContext, CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { heldCounts, idsOf, type DataSubject, type PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { keepIdsTaken } from '@seatledger/platform/db/next-id.ts';
import type { Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';
import { deleteInvitations } from './erasure-queries.ts';
import {
  countBelongings,
  countInvitations,
  exportHeld,
  findOperators,
  identify,
  listAddresses,
  type HeldOperator,
} from './held-queries.ts';

export interface AccessHolderOptions {
  readonly kysely: Kysely<AccessSchema>;
  readonly door: Pick<CommandDoor<AccessSchema>, 'executeIn' | 'decideIn'>;
  readonly retained: PersonalDataHolder['retained'];
  /** Forgets the failures that are counted for somebody. */
  readonly forgetFailures: (operator: HeldOperator) => Promise<void>;
}

/** The personal data of the access service: operators with everything by which they sign in, and invitations. */
export function createAccessHolder({ kysely, door, retained, forgetFailures }: AccessHolderOptions): PersonalDataHolder {
  async function erase(subject: DataSubject, context: CommandContext): Promise<void> {
    const operators = await findOperators(kysely, subject);
    await repeatOnConflict(() =>
      kysely.transaction().execute(async (tx) => {
        for (const operator of operators) await door.executeIn(tx, erasing(operator, context.now), context);
        await deleteInvitations(tx, subject.emails, subject.madeBefore);
      }),
    );
    for (const operator of operators) await forgetFailures(operator);
  }

  return {
    name: 'access',
    retained,
    identify: (identity) => identify(kysely, identity),
    async find(subject) {
      const operators = await findOperators(kysely, subject);
      const counts = await countBelongings(
        kysely,
        operators.map(({ id }) => id),
      );
      return heldCounts({ operator: operators.length, ...counts, invitation: await countInvitations(kysely, subject) });
    },
    export: (subject) => exportHeld(kysely, subject),
    async refuseErasure(subject) {
      const operators = await findOperators(kysely, subject);
      const commands = operators.map((operator) => erasing(operator, subject.madeBefore));
      await kysely.transaction().execute(async (tx) => {
        for (const command of commands) await door.decideIn(tx, command);
      });
    },
    erase,
    addresses: (references) => listAddresses(kysely, references),
    keepTaken: (references) => keepIdsTaken(kysely, 'access.operators', idsOf('operator', references)),
  };
}

function erasing({ id }: HeldOperator, now: Temporal.Instant): CommandValue {
  return { kind: 'operator.erase', id, at: now.round('millisecond').toString() };
}
