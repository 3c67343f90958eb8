import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';
import { sequenceAllEvents } from '../sequencing/sequence-events.ts';
import type { PrivacyDependencies } from './dependencies.ts';
import { headAfter, signReceipt } from './erasure-receipt.ts';
import { databaseTime, findErasure, holdErasure, updateErasure, type Erasure, type ErasureState } from './erasure-queries.ts';
import { destroyKeys, livingReferences } from './person-queries.ts';

type Step = (dependencies: PrivacyDependencies, erasure: Erasure, context: CommandContext) => Promise<unknown>;

/** What comes next. Each step may be repeated, and is over with the state after it. */
const steps: Readonly<Record<ErasureState, Step | null>> = {
  begun: removeFromServices,
  removed: forgetInLog,
  forgotten: sign,
  signed: complete,
  complete: null,
};

export async function finishErasure(dependencies: PrivacyDependencies, id: number, context: CommandContext): Promise<Erasure> {
  for (;;) {
    const { erasure, advanced } = await advanceErasure(dependencies, id, context);
    if (!advanced) return erasure;
  }
}

/** Takes one step; `advanced` is false where there is none left. */
export async function advanceErasure(
  dependencies: PrivacyDependencies,
  id: number,
  context: CommandContext,
): Promise<{ readonly erasure: Erasure; readonly advanced: boolean }> {
  const erasure = await findErasure(dependencies.database.kysely, id);
  if (erasure === undefined) throw new Error(`there is no erasure ${id}`);
  const step = steps[erasure.state];
  await step?.(dependencies, erasure, context);
  return { erasure, advanced: step !== null };
}

export function sealAddresses({ box }: Pick<PrivacyDependencies, 'box'>, id: number, emails: readonly string[]): Buffer {
  return box.seal(Buffer.from(JSON.stringify(emails)), `erasure/${id}`);
}

async function removeFromServices(
  { database: { kysely }, holders, box }: PrivacyDependencies,
  erasure: Erasure,
  context: CommandContext,
): Promise<void> {
  const { id, personReferences: references, madeBefore, sealedAddresses } = erasure;
  const emails = sealedAddresses === null ? [] : (JSON.parse(box.open(sealedAddresses, `erasure/${id}`).toString()) as readonly string[]);
  for (const holder of holders()) await holder.erase({ emails, references, madeBefore }, context);
  await updateErasure(kysely, erasure, { state: 'removed', sealedAddresses: null });
}

/** The keys and the event go together: an event without the other would say what is not so. */
async function forgetInLog({ database: { kysely }, writer }: PrivacyDependencies, erasure: Erasure, context: CommandContext) {
  const { id, found } = erasure;
  await kysely.transaction().execute(async (tx) => {
    if (!(await holdErasure(tx, erasure))) return;
    const references = await forgottenReferences(tx, erasure);
    await destroyKeys(tx, references);
    const subject = { kind: 'erasure', id };
    const event = { kind: 'person.erase', subject, before: null, after: { persons: references }, persons: references };
    const auditEventId = await writer.append(tx, event, context);
    const counted = { ...found, audit: { key: references.length } };
    await updateErasure(tx, erasure, { state: 'forgotten', erasedAt: await databaseTime(tx), auditEventId, found: counted });
  });
}

/** An address may be somebody else's since the erasure began; a user or an operator is never anybody else. */
async function forgottenReferences(tx: Kysely<AuditSchema>, { personReferences, madeBefore }: Erasure): Promise<readonly string[]> {
  const isAddress = (reference: string): boolean => reference.startsWith('address/');
  const addresses = await livingReferences(tx, personReferences.filter(isAddress), madeBefore);
  const people = personReferences.filter((reference) => !isAddress(reference));
  return [...addresses, ...(await livingReferences(tx, people, await databaseTime(tx)))];
}

async function sign({ database, begin, signerFor }: PrivacyDependencies, erasure: Erasure): Promise<void> {
  await begin();
  await sequenceAllEvents(database.pool);
  const head = await headAfter(database.kysely, erasure.auditEventId);
  if (head === undefined) throw new Error(`the event of erasure ${erasure.id} has no place in the log yet`);
  await updateErasure(database.kysely, erasure, {
    state: 'signed',
    receipt: await signReceipt(erasure, head, await signerFor(head.origin)),
  });
}

async function complete({ database: { kysely }, tombstones }: PrivacyDependencies, erasure: Erasure): Promise<void> {
  const { id, addressHashes, personReferences, requestedBy, requestedAt, madeBefore, erasedAt, receipt } = erasure;
  const known = await tombstones.read();
  if (!known.some((one) => one.id === id)) {
    await tombstones.append({
      id,
      addressHashes: addressHashes.map((hash) => hash.toString('hex')),
      references: [...personReferences],
      requestedBy,
      requestedAt: requestedAt.toString(),
      madeBefore: madeBefore.toString(),
      erasedAt: String(erasedAt),
      receipt: receipt ?? '',
    });
  }
  await updateErasure(kysely, erasure, { state: 'complete', completedAt: await databaseTime(kysely) });
}
