import type { DataSubject, HeldCounts, Identity, PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import type { PrivacyDependencies } from './dependencies.ts';
import type { FoundByService } from './erasure-queries.ts';
import { newestAddressHashes, referencesByAddress } from './person-queries.ts';

/** A person as everybody together knows them. */
export interface IdentifiedPerson extends Identity {
  readonly addressHashes: readonly Buffer[];
}

export async function identifyPerson(
  { database: { kysely }, personKeys, holders }: Pick<PrivacyDependencies, 'database' | 'personKeys' | 'holders'>,
  asked: Identity,
): Promise<IdentifiedPerson> {
  const present = await identifyEverywhere(holders(), asked);
  const ofAddresses = present.emails.map((email) => Buffer.from(personKeys.addressHash(email), 'hex'));
  const ofLog = ofAddresses.length === 0 ? await newestAddressHashes(kysely, asked.references) : [];
  const addressHashes = [...ofAddresses, ...ofLog];
  const logged = await referencesByAddress(kysely, addressHashes);
  const gone = await withoutPresent(holders(), logged);
  return { emails: present.emails, references: [...new Set([...present.references, ...gone])].toSorted(), addressHashes };
}

/** What one service knows leads to what another one does: a seat's aliases, say, to an operator. */
async function identifyEverywhere(holders: readonly PersonalDataHolder[], asked: Identity): Promise<Identity> {
  let known = asked;
  for (;;) {
    const found: Identity[] = [];
    for (const holder of holders) found.push(await holder.identify(known));
    const emails = [...new Set([known, ...found].flatMap((one) => one.emails))];
    const references = [...new Set([known, ...found].flatMap((one) => one.references))];
    if (emails.length === known.emails.length && references.length === known.references.length) return known;
    known = { emails, references };
  }
}

/** Whoever is still there, and was not found by the address, has another one by now and is somebody else. */
async function withoutPresent(holders: readonly PersonalDataHolder[], references: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(holders.map((holder) => holder.identify({ emails: [], references })));
  const present = new Set(found.flatMap((one) => one.references));
  return references.filter((reference) => !present.has(reference));
}

export async function findHeld(holders: readonly PersonalDataHolder[], subject: DataSubject): Promise<FoundByService> {
  const found: Record<string, HeldCounts> = {};
  for (const holder of holders) found[holder.name] = await holder.find(subject);
  return found;
}
