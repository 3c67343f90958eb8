import { parseEmail } from '@seatledger/domain/email/email.ts';
import { parseDomainName } from '@seatledger/domain/email/domain-name.ts';
import type { Kysely } from 'kysely';
import { findDomainId } from './features/domains/seat-domain-queries.ts';
import type { RegistrySchema } from './registry-schema.ts';

/** What people call by a name of its own rather than by a number. */
export type NamedThing = 'customer' | 'domain' | 'user';

/** A customer by its external reference or exact name, a domain by any of its names, a user by the address under any of them. */
export async function findId(kysely: Kysely<RegistrySchema>, word: NamedThing, text: string): Promise<number | undefined> {
  switch (word) {
    case 'customer':
      return findCustomerId(kysely, text);
    case 'domain':
      return findIdOfDomain(kysely, text);
    case 'user':
      return findUserId(kysely, text);
  }
}

async function findCustomerId(kysely: Kysely<RegistrySchema>, text: string): Promise<number | undefined> {
  const rows = await kysely
    .selectFrom('customers')
    .select(['id', 'externalReference'])
    .where((eb) => eb.or([eb('externalReference', '=', text), eb('name', '=', text)]))
    .limit(2)
    .execute();
  const byReference = rows.find(({ externalReference }) => externalReference === text);
  // Two customers of one name: a name alone does not say which.
  return (byReference ?? (rows.length === 1 ? rows[0] : undefined))?.id;
}

async function findIdOfDomain(kysely: Kysely<RegistrySchema>, text: string): Promise<number | undefined> {
  const parsed = parseDomainName(text);
  return parsed.ok ? findDomainId(kysely, parsed.name) : undefined;
}

async function findUserId(kysely: Kysely<RegistrySchema>, text: string): Promise<number | undefined> {
  const parsed = parseEmail(text);
  if (!parsed.ok) return undefined;
  const row = await kysely
    .selectFrom('users')
    .innerJoin('domainNames', 'domainNames.domainId', 'users.domainId')
    .select('users.id')
    .where('domainNames.name', '=', parsed.email.domainName)
    .where('users.localPart', '=', parsed.email.localPart)
    .executeTakeFirst();
  return row?.id;
}
