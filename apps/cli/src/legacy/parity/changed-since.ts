import { bodyOf, type ApiClient } from '@seatledger/api-client';
import type { AnswerDifference } from '@seatledger/legacy/parity/find-difference.ts';
import type { NewAnswer } from '@seatledger/legacy/parity/service-answer.ts';
import { everyPage } from '../../api/every-page.ts';

interface Dated {
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What of Seatledger has been changed since the migration was applied for the first time. */
export interface ChangedSince {
  /** Of what a new answer depends on, what was changed: `the user`; null: nothing, as far as is seen. */
  of(email: string, domain: string | null, difference: AnswerDifference, fresh: NewAnswer): Promise<string | null>;
  /** By the name of the domain. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** So many users are looked up one by one; beyond, a difference is told by what it is. */
const mostLookedUp = 5_000;

export async function readChangedSince(client: ApiClient, firstAppliedAt: string | null): Promise<ChangedSince> {
  const domains = await everyPage((query) => bodyOf(client.GET('/v1/domains', { params: { query } })));
  const profiles = await everyPage((query) => bodyOf(client.GET('/v1/profiles', { params: { query } })));
  const packs = await everyPage((query) => bodyOf(client.GET('/v1/packs', { params: { query } })));
  const features = await everyPage((query) => bodyOf(client.GET('/v1/features', { params: { query } })));
  const isChanged = ({ createdAt, updatedAt }: Dated): boolean =>
    firstAppliedAt !== null && Date.parse(updatedAt) > Math.max(Date.parse(createdAt), Date.parse(firstAppliedAt));
  const changed = {
    domains: new Set(domains.filter(isChanged).map(({ name }) => name)),
    profiles: new Set(profiles.filter(isChanged).map(({ key }) => key)),
    packs: new Set(packs.filter(isChanged).map(({ key }) => key)),
    features: new Set(features.filter(isChanged).map(({ key }) => key)),
  };
  const packsOf = new Map(domains.map(({ name, packs: bound }) => [name, bound.map(({ pack }) => pack)]));
  let lookedUp = 0;

  async function changedUser(email: string, keys: readonly string[]): Promise<string | null> {
    if (firstAppliedAt === null || lookedUp >= mostLookedUp) return null;
    lookedUp += 1;
    const { items } = await bodyOf(client.GET('/v1/users', { params: { query: { email, limit: 1 } } }));
    const [user] = items;
    if (user === undefined) return null;
    if (isChanged(user)) return 'the user';
    if (keys.length === 0) return null;
    const { id } = user;
    const overrides = await everyPage((query) => bodyOf(client.GET('/v1/users/{id}/overrides', { params: { path: { id }, query } })));
    return overrides.some(({ feature }) => keys.includes(feature)) ? 'an override of the user' : null;
  }

  return {
    aliases: new Map(domains.map(({ name, aliases }) => [name, aliases])),
    async of(email, domain, { features: differing }, fresh) {
      if (!fresh.isAnswered || fresh.status === 'unknown' || fresh.status === 'not_an_address') return null;
      const keys = differing.map(({ feature }) => feature);
      if (fresh.status !== 'suspended' && domain !== null && changed.domains.has(domain)) return 'the domain';
      if (keys.some((key) => changed.features.has(key))) return 'a feature';
      if (keys.length > 0 && fresh.profile !== null && changed.profiles.has(fresh.profile)) return 'the profile';
      if (keys.length > 0 && (packsOf.get(domain ?? '') ?? []).some((pack) => changed.packs.has(pack))) return 'a pack of the domain';
      return await changedUser(email, keys);
    },
  };
}
