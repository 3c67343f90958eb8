import type { DataSubject, HeldCounts, Identity, PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import type { PrivacyDependencies } from './dependencies.ts';
import type { FoundByService } from './erasure-queries.ts';
import { readLastAddresses } from './last-addresses.ts';
import { isUser, personsAtAddresses } from './person-queries.ts';

/** A person as everybody together knows them. */
export interface IdentifiedPerson extends Identity {
  readonly addressHashes: readonly Buffer[];
  /** Users who went by one of the addresses before: perhaps somebody else, to be asked for by their id. */
  readonly formerly: readonly string[];
}

type Needs = Pick<PrivacyDependencies, 'database' | 'personKeys' | 'holders'>;

/** An address means whoever has it, or else whoever of those who are gone had it last: of users one at most. */
export async function identifyPerson(needs: Needs, asked: Identity): Promise<IdentifiedPerson> {
  const present = await identifyEverywhere(needs.holders(), asked);
  const { emails, references } = present.emails.length > 0 ? present : await identifyGone(needs, asked);
  const addressHashes = hashesOf(needs, emails);
  const { gone, others, formerly } = await findInLog(needs, addressHashes);
  const all = [...new Set([...references, ...others, ...(references.some(isUser) ? [] : gone.slice(0, 1))])].toSorted();
  return { emails, references: all, addressHashes, formerly: [...gone, ...formerly].filter((one) => !all.includes(one)).toSorted() };
}

/** Whoever is no longer there, with the address that they went by last, unless somebody else has had it since. */
async function identifyGone(needs: Needs, { references }: Identity): Promise<Identity> {
  const emails: string[] = [];
  for (const email of await readLastAddresses(needs, references)) {
    const present = await identifyEverywhere(needs.holders(), { emails: [email], references: [] });
    const { gone } = await findInLog(needs, hashesOf(needs, present.emails));
    if (present.references.length === 0 && references.includes(gone[0] ?? '')) emails.push(...present.emails);
  }
  return { emails: [...new Set(emails)], references };
}

function hashesOf({ personKeys }: Needs, emails: readonly string[]): readonly Buffer[] {
  return emails.map((email) => Buffer.from(personKeys.addressHash(email), 'hex'));
}

async function findInLog({ database: { kysely }, holders }: Needs, addressHashes: readonly Buffer[]) {
  const { users, formerly, others } = await personsAtAddresses(kysely, addressHashes);
  const isGone = await goneFrom(holders(), [...users, ...others]);
  const present = users.filter((reference) => !isGone(reference));
  return { gone: users.filter(isGone), others: others.filter(isGone), formerly: [...present, ...formerly] };
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
async function goneFrom(holders: readonly PersonalDataHolder[], references: readonly string[]): Promise<(reference: string) => boolean> {
  const found = await Promise.all(holders.map((holder) => holder.identify({ emails: [], references })));
  const present = new Set(found.flatMap((one) => one.references));
  return (reference) => !present.has(reference);
}

export async function findHeld(holders: readonly PersonalDataHolder[], subject: DataSubject): Promise<FoundByService> {
  const found: Record<string, HeldCounts> = {};
  for (const holder of holders) found[holder.name] = await holder.find(subject);
  return found;
}
