import { CommandRefused, found } from '@seatledger/domain/command/decision.ts';
import type { Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { findDomainId, lockSeatDomain } from '../domains/seat-domain-queries.ts';

/** What the rows of a list are judged against. */
export interface ListContext {
  readonly domainId: number;
  readonly primaryName: string;
  /** Its own name and its aliases. */
  readonly domainNames: readonly string[];
  readonly profiles: readonly { readonly id: number; readonly key: string; readonly name: string }[];
}

export async function findListDomain(kysely: Kysely<RegistrySchema>, name: string): Promise<number> {
  const domainId = await findDomainId(kysely, name);
  if (domainId !== undefined) return domainId;
  throw new CommandRefused('domain_not_found', `No customer has the domain ${name}; create the domain first.`, 'domain');
}

export async function readListContext(kysely: Kysely<RegistrySchema>, domainId: number): Promise<ListContext> {
  const row = await kysely.selectFrom('domains').select('name').where('id', '=', domainId).executeTakeFirst();
  const { name } = found(row, 'domain', domainId, 'domainId');
  const names = await kysely.selectFrom('domainNames').select('name').where('domainId', '=', domainId).orderBy('name').execute();
  const profiles = await kysely.selectFrom('profiles').select(['id', 'key', 'name']).orderBy('key').execute();
  return { domainId, primaryName: name, domainNames: names.map((each) => each.name), profiles };
}

/** Sees to it that rows which were read against `list` can be judged and applied: nothing of it changes before the transaction ends. */
export async function holdListContext(tx: Tx, list: ListContext): Promise<void> {
  await lockSeatDomain(tx, list.domainId);
  await tx.selectFrom('profiles').select('id').forKeyShare().execute();
  if (JSON.stringify(await readListContext(tx, list.domainId)) === JSON.stringify(list)) return;
  throw new CommandRefused(
    'domain_changed',
    `The names of ${list.primaryName}, or the profiles, have changed during the import; import the file again.`,
  );
}

export function refuseUnknownDefaultProfile(list: ListContext, profile: string | null): void {
  if (profile === null || list.profiles.some(({ key }) => key === profile)) return;
  const known = list.profiles.map(({ key }) => key).join(', ');
  throw new CommandRefused('profile_not_found', `There is no profile ${profile}; the profiles are: ${known}.`, 'defaultProfile');
}
