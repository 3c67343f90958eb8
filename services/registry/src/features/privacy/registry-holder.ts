import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import { repeatOnConflict } from '@seatledger/platform/commands/repeat-on-conflict.ts';
import type { CommandContext, CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { heldCounts, idsOf, type DataSubject, type PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { keepIdsTaken } from '@seatledger/platform/db/next-id.ts';
import type { Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { exportHeld } from './export-held.ts';
import { eraseLegacyRows, holdMigrations } from '../legacy-migration/held-rows.ts';
import { holdProposals } from '../change-requests/proposing-lock.ts';
import { eraseInRequests, findInRequests } from './held-requests.ts';
import { deleteAnswers, deleteDelegations, findHeld, type HeldRows } from './held-queries.ts';
import { identify, listAddresses } from './identity-queries.ts';

/** The personal data of the registry: users, contacts, lists, answers and change requests in which they are named, and delegations of operators. */
export function createRegistryHolder(
  db: Kysely<RegistrySchema>,
  door: Pick<CommandDoor<RegistrySchema>, 'executeIn'>,
  retained: PersonalDataHolder['retained'],
): PersonalDataHolder {
  async function eraseIn(tx: Tx, subject: DataSubject, context: CommandContext): Promise<void> {
    await holdMigrations(tx);
    await holdProposals(tx);
    const held = await findHeld(tx, subject);
    for (const command of erasing(held)) await door.executeIn(tx, command, context).catch(unlessGone);
    await deleteDelegations(tx, held.delegations);
    await eraseInRequests(door, tx, subject, context);
    await deleteAnswers(tx, held.answers);
    await eraseLegacyRows(tx, held.legacyRows, subject);
  }

  return {
    name: 'registry',
    retained,
    identify: (identity) => identify(db, identity),
    async find(subject) {
      const held = await findHeld(db, subject);
      const { users, overrides, userStates, overrideStates, contacts, imports, leaverChecks, delegations, answers, legacyRows } = held;
      const { items, texts, signatures } = await findInRequests(db, subject);
      return heldCounts({
        user: users.length,
        override: overrides,
        formerUser: userStates,
        formerOverride: overrideStates,
        contact: contacts.length,
        import: imports.length,
        leaverCheck: leaverChecks.length,
        delegation: delegations.length,
        requestedCommand: items.length,
        requestText: texts.length,
        requestSignature: signatures,
        keptAnswer: answers.length,
        legacyRow: Object.values(legacyRows).reduce((sum, held) => sum + held.length, 0),
      });
    },
    export: (subject, locale) => exportHeld(db, subject, locale),
    refuseErasure: async () => undefined,
    erase: (subject, context) => repeatOnConflict(() => db.transaction().execute((tx) => eraseIn(tx, subject, context))),
    addresses: (references) => listAddresses(db, references),
    keepTaken: (references) => keepIdsTaken(db, 'registry.users', idsOf('user', references)),
  };
}

/** What somebody else has removed since it was found needs no erasing. */
function unlessGone(error: unknown): void {
  if (!(error instanceof CommandRefused && error.code.endsWith('_not_found'))) throw error;
}

/** A file cannot be edited: a list that names the person goes as a whole, and what it did stays. */
function erasing({ users, formerUsers, contacts, imports, leaverChecks }: HeldRows): readonly CommandValue[] {
  return [
    ...imports.map((id) => ({ kind: 'import.expire', id })),
    ...leaverChecks.map((id) => ({ kind: 'leaver-check.expire', id })),
    ...[...new Set([...users, ...formerUsers])].map((id) => ({ kind: 'user.erase', id })),
    ...contacts.map(({ customerId, email }) => ({ kind: 'contact.erase', id: customerId, email })),
  ];
}
