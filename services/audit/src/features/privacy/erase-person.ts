import { randomInt } from 'node:crypto';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { Identity } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { finishErasure, sealAddresses } from './advance-erasure.ts';
import type { PrivacyDependencies } from './dependencies.ts';
import { databaseTime, insertErasure, type Erasure } from './erasure-queries.ts';
import { findHeld, identifyPerson } from './identify-person.ts';
import { livingReferences } from './person-queries.ts';

/** Gives an id, which is everything that is needed to bring the erasure to its end. @throws CommandRefused */
export async function beginErasure(
  dependencies: PrivacyDependencies,
  asked: Identity,
  { reason, context }: { readonly reason: string; readonly context: CommandContext },
): Promise<number> {
  const { kysely } = dependencies.database;
  const holders = dependencies.holders();
  const { emails, references, addressHashes } = await identifyPerson(dependencies, asked);
  const madeBefore = await databaseTime(kysely);
  const subject = { emails, references, madeBefore };
  const found = await findHeld(holders, subject);
  const isKnown = Object.values(found).some((counts) => Object.keys(counts).length > 0);
  if (!isKnown && (await livingReferences(kysely, references, madeBefore)).length === 0) throw nobody(asked);
  for (const holder of holders) await holder.refuseErasure(subject);
  const id = newErasureId();
  await insertErasure(kysely, {
    ...begun,
    id,
    addressHashes,
    personReferences: references,
    sealedAddresses: sealAddresses(dependencies, id, emails),
    madeBefore,
    found,
    requestedBy: requesterOf(context),
    reason,
  });
  return id;
}

export async function erasePerson(
  dependencies: PrivacyDependencies,
  asked: Identity,
  request: { readonly reason: string; readonly context: CommandContext },
): Promise<Erasure> {
  return await finishErasure(dependencies, await beginErasure(dependencies, asked, request), request.context);
}

/** Below what JSON numbers hold exactly. */
export function newErasureId(): number {
  return randomInt(1, 2 ** 47);
}

/** What nobody can say yet of an erasure that has just begun. */
export const begun = { state: 'begun', erasedAt: null, completedAt: null, auditEventId: null, receipt: null } as const;

function requesterOf({ actor: { kind, id } }: CommandContext): string {
  return id === null ? kind : `${kind}/${id}`;
}

function nobody({ emails }: Identity): CommandRefused {
  const field = emails.length > 0 ? 'email' : 'userId';
  return new CommandRefused('person_not_found', 'Nothing is held about such a person.', field);
}
