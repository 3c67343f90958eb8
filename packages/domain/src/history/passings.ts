import { nextEntitlementChange, type Layer } from '../entitlement/resolve-entitlements.ts';
import { decideLicence, type LicenceStatus } from '../licence/licence.ts';
import type { LicenceSources } from './sources-at.ts';
import type { TimelineChange, TimelineKind } from './timeline-change.ts';

interface Passing {
  readonly at: number;
  readonly changes: readonly TimelineChange[];
}

/** What dates did to a licence while nothing else changed: after `from`, before `to` (epoch milliseconds). */
export function passingsIn(sources: LicenceSources, from: number, to: number): readonly Passing[] {
  const passings: Passing[] = [];
  for (let before = from; ;) {
    const at = Math.min(decideLicence(sources.terms, before).nextChangeAt, nextEntitlementChange(sources.layers, before));
    if (at >= to) return passings;
    passings.push({ at, changes: [...ofLicence(sources, before, at), ...ofLayers(sources, at)] });
    before = at;
  }
}

function ofLicence({ terms }: LicenceSources, before: number, at: number): readonly TimelineChange[] {
  const [was, is] = [decideLicence(terms, before).status, decideLicence(terms, at).status];
  return was === is ? [] : [{ kind: kindOf(was, is), before: { status: was }, after: { status: is } }];
}

function kindOf(was: LicenceStatus, is: LicenceStatus): TimelineKind {
  if (was === 'grace') return 'grace-ended';
  return is === 'active' ? 'licence-started' : 'licence-ended';
}

function ofLayers({ layers, features }: LicenceSources, at: number): readonly TimelineChange[] {
  const keys = new Map(features.map(({ id, key }) => [id, key]));
  return layers.flatMap((layer) => {
    const { startsAt, endsAt } = layer.period;
    if (startsAt >= endsAt || (at !== startsAt && at !== endsAt)) return [];
    const [said, subject] = [at === startsAt ? 'started' : 'ended', subjectOf(layer, keys)] as const;
    return subject === null ? [] : [{ kind: `${subject.word}-${said}`, before: subject.values, after: subject.values } as const];
  });
}

function subjectOf({ origin, values }: Layer, keys: ReadonlyMap<number, string>) {
  if (origin.kind === 'pack') return { word: 'pack', values: { pack: origin.key } } as const;
  const [first] = values;
  if (origin.kind !== 'override' || first === undefined) return null;
  return { word: 'override', values: { feature: keys.get(first[0]) ?? String(first[0]), value: first[1] } } as const;
}
