import type { HeldAddress } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { finishErasure, sealAddresses } from './advance-erasure.ts';
import { taskContext, type PrivacyDependencies } from './dependencies.ts';
import { begun, newErasureId } from './erase-person.ts';
import { findErasure, insertErasure, listErasures, type Erasure } from './erasure-queries.ts';
import { findHeld, identifyPerson } from './identify-person.ts';
import { destroyLateKeys, livingReferences } from './person-queries.ts';

/** Brings to an end what was begun, and erases again whoever a restored backup has brought back. */
export async function keepErased(dependencies: PrivacyDependencies): Promise<void> {
  await destroyLateKeys(dependencies.database.kysely);
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
    if ((await findErasure(kysely, one.id)) !== undefined) continue;
    // First, so that it is done again where the process dies before the erasure is known.
    for (const holder of holders()) await holder.keepTaken(references);
    const at = Temporal.Instant.from(erasedAt);
    await insertErasure(kysely, {
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
  }
}

async function eraseSurvivors(dependencies: PrivacyDependencies): Promise<void> {
  const { kysely } = dependencies.database;
  // Of several of one person the latest goes first: what was made before it is more than what was made before the others.
  const complete = (await everyCompleteErasure(dependencies)).toSorted((one, other) =>
    Temporal.Instant.compare(other.madeBefore, one.madeBefore),
  );
  if (complete.length === 0) return;
  const underWay = new Set((await listErasures(kysely, { complete: false })).flatMap(namesOf));
  const references = [...new Set(complete.flatMap(({ personReferences }) => personReferences))];
  const held = (await Promise.all(dependencies.holders().map((holder) => holder.addresses(references)))).flat();
  const hashed = held.map((one) => ({ ...one, hash: dependencies.personKeys.addressHash(one.email) }));
  for (const erasure of complete) {
    if (namesOf(erasure).some((name) => underWay.has(name))) continue;
    const survivors = hashed.filter((one) => isSurvivor(erasure, one));
    const keys = await livingReferences(kysely, erasure.personReferences, erasure.madeBefore);
    if (survivors.length === 0 && keys.length === 0) continue;
    await beginAgain(dependencies, erasure, survivors);
    for (const name of namesOf(erasure)) underWay.add(name);
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

/** Everything by which the erasure of the same person is known. */
function namesOf({ personReferences, addressHashes }: Erasure): readonly string[] {
  return [...personReferences, ...addressHashes.map((hash) => hash.toString('hex'))];
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
