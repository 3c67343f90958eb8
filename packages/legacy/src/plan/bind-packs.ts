import type { ArrangedDomains, DomainTarget } from './arrange-domains.ts';
import { isBlocked, type Blocked } from './blocked.ts';
import type { SetTarget } from './feature-set-keys.ts';
import type { ById, DesiredThings, Fate, Staged, Thing } from './staged.ts';

type Binding = Staged<'domain-pack'>;
interface Bound {
  readonly one: Binding;
  readonly domain: DomainTarget;
  readonly pack: SetTarget;
}

const mostPacks = 100;

/** The domains with their packs in order, the last of which wins; so of a pack that is bound twice, the later binding stays. */
export function bindPacks(
  rows: readonly Binding[],
  domains: ArrangedDomains,
  packs: ById<SetTarget>,
  blocked: Blocked,
): { readonly things: readonly Thing<'domain'>[]; readonly fates: readonly Fate[] } {
  const fates: Fate[] = [];
  const bound = rows.flatMap((one): readonly Bound[] => {
    const judged = boundOf(one, domains, packs, blocked);
    if ('one' in judged) return [judged];
    fates.push(judged);
    return [];
  });
  const ofDomain = Map.groupBy(bound, ({ domain }) => domain.position);
  const things = domains.things.map((thing) => {
    const inOrder = (ofDomain.get(thing.position) ?? []).toSorted(byOrder);
    const settled = settle(inOrder, thing.position);
    fates.push(...settled.fates);
    return { ...thing, desired: { ...thing.desired, packs: settled.packs } };
  });
  return { things, fates };
}

function boundOf(one: Binding, domains: ArrangedDomains, packs: ById<SetTarget>, blocked: Blocked): Bound | Fate {
  const { position, row } = one;
  const domain = domains.byId.get(row.domainId);
  if (domain === undefined || !domain.ok) return isBlocked({ position, word: 'domain', id: row.domainId, resolved: domain, blocked });
  const pack = packs.get(row.packId);
  if (pack === undefined || !pack.ok) return isBlocked({ position, word: 'pack', id: row.packId, resolved: pack, blocked });
  if (domains.mergedIds.has(row.domainId)) {
    const detail =
      `Binds the pack ${pack.target.key} to a domain that went into ${domain.target.name} (row ${domain.target.position}), ` +
      'whose users would get it, too; correct the domain to have it so, or drop the row.';
    return { position, fate: 'quarantined', code: 'pack_of_merged_domain', other: domain.target.position, detail };
  }
  return { one, domain: domain.target, pack: pack.target };
}

function byOrder({ one: a }: Bound, { one: b }: Bound): number {
  const order = (a.row.order ?? Number.MAX_SAFE_INTEGER) - (b.row.order ?? Number.MAX_SAFE_INTEGER);
  return order === 0 ? a.position - b.position : order;
}

function settle(
  inOrder: readonly Bound[],
  domainPosition: number,
): { readonly packs: DesiredThings['domain']['packs']; readonly fates: readonly Fate[] } {
  const fates: Fate[] = [];
  const packs: { readonly pack: string; readonly validity: { readonly from: string | null; readonly until: string | null } }[] = [];
  const lastOf = new Map(inOrder.map((bound) => [bound.pack.key, bound]));
  for (const bound of inOrder) {
    const { one, pack } = bound;
    const { position, row } = one;
    const last = lastOf.get(pack.key);
    if (last !== undefined && last !== bound) {
      fates.push(fateOfRepeated(bound, last));
      continue;
    }
    if (packs.length === mostPacks) {
      const detail = `A domain has at most ${mostPacks} packs; this one is beyond.`;
      fates.push({ position, fate: 'quarantined', code: 'too_many_packs', detail });
      continue;
    }
    packs.push({ pack: pack.key, validity: { from: row.validFrom, until: row.validUntil } });
    fates.push({ position, fate: 'part', of: domainPosition });
  }
  return { packs, fates };
}

function fateOfRepeated({ one: { position, row }, pack }: Bound, { one: last }: Bound): Fate {
  const other = last.position;
  if (row.validFrom === last.row.validFrom && row.validUntil === last.row.validUntil) {
    return {
      position,
      fate: 'merged',
      code: 'same_pack',
      other,
      detail: `Binds the pack ${pack.key} again, as row ${other} does later, where it wins.`,
    };
  }
  const detail = `Binds the pack ${pack.key} for other days than row ${other}, and a domain has a pack once; drop one of them.`;
  return { position, fate: 'quarantined', code: 'same_pack', other, detail };
}
