import type { HeldAddress } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { finishErasure, sealAddresses } from './advance-erasure.ts';
import { taskContext, type PrivacyDependencies } from './dependencies.ts';
import { begun, newErasureId } from './erase-person.ts';
import { insertErasure, listErasures, type Erasure } from './erasure-queries.ts';
import { findHeld, identifyPerson } from './identify-person.ts';
import { livingReferences } from './person-queries.ts';

/** Brings to an end what was begun, and erases again whoever a restored backup has brought back. */
export async function keepErased(dependencies: PrivacyDependencies): Promise<void> {
  await takeInTombstones(dependencies);
  await eraseSurvivors(dependencies);
  for (const { id } of await listErasures(dependencies.database.kysely, { complete: false })) {
    // One that cannot be finished must not hold up the others.
    await finishErasure(dependencies, id, taskContext('keep-erased')).catch((error: Error) =>
      dependencies.onError(`erasure ${id} could not be brought to its end`, error),
    );
  }
}

/** Erasures that this database has never heard of: it was restored from before them. */
async function takeInTombstones({ database: { kysely }, tombstones, holders }: PrivacyDependencies): Promise<void> {
  for (const { addressHashes, references, requestedAt, madeBefore, erasedAt, ...one } of await tombstones.read()) {
    const at = Temporal.Instant.from(erasedAt);
    const isNew = await insertErasure(kysely, {
      ...one,
      state: 'complete',
      addressHashes: addressHashes.map((hash) => Buffer.from(hash, 'hex')),
      personReferences: references,
      sealedAddresses: null,
      madeBefore: Temporal.Instant.from(madeBefore),
      found: {},
      reason: null,
      requestedAt: Temporal.Instant.from(requestedAt),
      erasedAt: at,
      completedAt: at,
      auditEventId: null,
    });
    if (isNew) for (const holder of holders()) await holder.keepTaken(references);
  }
}

async function eraseSurvivors(dependencies: PrivacyDependencies): Promise<void> {
  const { kysely } = dependencies.database;
  const complete = await everyCompleteErasure(dependencies);
  if (complete.length === 0) return;
  const open = await listErasures(kysely, { complete: false });
  const references = [...new Set(complete.flatMap(({ personReferences }) => personReferences))];
  const held = (await Promise.all(dependencies.holders().map((holder) => holder.addresses(references)))).flat();
  const hashed = held.map((one) => ({ ...one, hash: dependencies.personKeys.addressHash(one.email) }));
  for (const erasure of complete) {
    if (open.some((one) => one.personReferences.some((reference) => erasure.personReferences.includes(reference)))) continue;
    const survivors = hashed.filter((one) => isSurvivor(erasure, one));
    const keys = await livingReferences(kysely, erasure.personReferences, erasure.madeBefore);
    if (survivors.length > 0 || keys.length > 0) await beginAgain(dependencies, erasure, survivors);
  }
}

async function everyCompleteErasure({ database: { kysely } }: PrivacyDependencies): Promise<readonly Erasure[]> {
  const all: Erasure[] = [];
  for (;;) {
    const page = await listErasures(kysely, { complete: true, afterId: all.at(-1)?.id ?? 0 });
    if (page.length === 0) return all;
    all.push(...page);
  }
}

function isSurvivor(erasure: Erasure, { reference, madeAt, hash }: HeldAddress & { readonly hash: string }): boolean {
  if (Temporal.Instant.compare(madeAt, erasure.madeBefore) >= 0) return false;
  if (reference !== null && erasure.personReferences.includes(reference)) return true;
  return erasure.addressHashes.some((one) => one.toString('hex') === hash);
}

/** Who is there again, with whatever a person with their address is known by by now, as far as it was made before. */
async function beginAgain(dependencies: PrivacyDependencies, erasure: Erasure, survivors: readonly HeldAddress[]): Promise<void> {
  const { madeBefore, personReferences, addressHashes } = erasure;
  const found = await identifyPerson(dependencies, {
    emails: survivors.map(({ email }) => email),
    references: survivors.flatMap(({ reference }) => reference ?? []),
  });
  // Not everybody found: whoever has the address now may be somebody new.
  const references = [...new Set([...personReferences, ...survivors.flatMap(({ reference }) => reference ?? [])])].toSorted();
  const id = newErasureId();
  await insertErasure(dependencies.database.kysely, {
    ...begun,
    id,
    addressHashes,
    personReferences: references,
    sealedAddresses: sealAddresses(dependencies, id, found.emails),
    madeBefore,
    found: await findHeld(dependencies.holders(), { emails: found.emails, references, madeBefore }),
    requestedBy: 'task',
    reason: null,
  });
}
