import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';

/** What the rows of a list are judged against. */
export interface ListContext {
  readonly domainId: number;
  readonly primaryName: string;
  /** Its own name and its aliases. */
  readonly domainNames: readonly string[];
  readonly profiles: readonly { readonly id: number; readonly key: string; readonly name: string }[];
}

export async function readListContext(kysely: Kysely<RegistrySchema>, domainName: string): Promise<ListContext> {
  const domain = await kysely
    .selectFrom('domainNames')
    .innerJoin('domains', 'domains.id', 'domainNames.domainId')
    .select(['domains.id', 'domains.name'])
    .where('domainNames.name', '=', domainName)
    .executeTakeFirst();
  if (domain === undefined) {
    throw new CommandRefused('domain_not_found', `No customer has the domain ${domainName}; create the domain first.`, 'domain');
  }
  const names = await kysely.selectFrom('domainNames').select('name').where('domainId', '=', domain.id).orderBy('name').execute();
  const profiles = await kysely.selectFrom('profiles').select(['id', 'key', 'name']).orderBy('key').execute();
  return { domainId: domain.id, primaryName: domain.name, domainNames: names.map(({ name }) => name), profiles };
}

export function refuseUnknownDefaultProfile(list: ListContext, profile: string | null): void {
  if (profile === null || list.profiles.some(({ key }) => key === profile)) return;
  const known = list.profiles.map(({ key }) => key).join(', ');
  throw new CommandRefused('profile_not_found', `There is no profile ${profile}; the profiles are: ${known}.`, 'profile');
}
