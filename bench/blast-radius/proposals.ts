import { features, packs, profiles, userNumber, type Population } from '../check/population.ts';

export interface Proposal {
  readonly name: string;
  readonly commands: readonly object[];
}

const commandsAtOnce = 1_000;

/** What is asked about, by what has to be looked at. */
export function proposalsFor(population: Population): readonly Proposal[] {
  const { domains, licences } = population;
  const numberFeature = features.find(({ type }) => type === 'number')?.key ?? '';
  const flagFeature = features.find(({ type }) => type === 'flag')?.key ?? '';
  const step = Math.max(1, Math.floor(licences / commandsAtOnce));
  const ids = Array.from({ length: Math.min(commandsAtOnce, licences) }, (_, n) => String(n * step + 1));
  const byDomain = (command: object) => Array.from({ length: domains }, (_, n) => ({ ...command, id: String(n + 1) }));
  const oneFeature = [{ kind: 'feature.change', key: numberFeature, defaultValue: 77 }];
  const oneProfile = [{ kind: 'profile.change', key: profiles[1], values: { [numberFeature]: 78 } }];
  const onePack = [{ kind: 'pack.change', key: packs[0], values: { [flagFeature]: true, [numberFeature]: 79 } }];
  return [
    { name: 'a default', commands: oneFeature },
    { name: 'a new feature', commands: [newFeature] },
    { name: 'a profile', commands: oneProfile },
    { name: 'a pack', commands: onePack },
    { name: 'one domain suspended', commands: [{ kind: 'domain.suspend', id: String(domains), reason: 'unpaid' }] },
    { name: 'every domain suspended', commands: byDomain({ kind: 'domain.suspend', reason: 'unpaid' }) },
    { name: 'the packs of every domain', commands: byDomain({ kind: 'domain.assign-packs', packs: packs.map((pack) => ({ pack })) }) },
    { name: `${ids.length} users`, commands: ids.map((id, n) => ({ kind: 'user.change', id, profile: profileBut(population, n * step) })) },
    { name: 'a default, a profile and a pack', commands: [...oneFeature, ...oneProfile, ...onePack] },
  ];
}

const newFeature = {
  kind: 'feature.create',
  product: 'planning',
  key: 'planning.export',
  name: 'Export',
  type: { type: 'flag' },
  defaultValue: true,
};

/** Another profile than the user has. */
function profileBut(population: Population, n: number): string {
  return profiles[userNumber(population, n).profile % profiles.length] ?? '';
}
