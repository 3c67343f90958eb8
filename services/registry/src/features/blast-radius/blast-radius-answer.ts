import type { BlastRadius, CountedTransition, CustomerRadius } from '@seatledger/domain/blast-radius/blast-radius.ts';
import { layersOfSeat, addressesOf, termsOfSeat, type LicensingState, type Seat } from '@seatledger/domain/blast-radius/licensing-state.ts';
import type { Transition } from '@seatledger/domain/blast-radius/transition.ts';
import { resolveEntitlements, type Entitlement } from '@seatledger/domain/entitlement/resolve-entitlements.ts';
import { decideLicence } from '@seatledger/domain/licence/licence.ts';
import { jsonPointer } from '@seatledger/platform/http/problem.ts';
import { z } from 'zod';
import { shownId, shownInstant, shownValue } from '../../api/fields.ts';
import { shownOrigin } from '../entitlements/shown-entitlements.ts';
import { instantText, licenceStatus } from '../entitlements/shown-licence.ts';
import type { CarriedOut } from './carry-out.ts';
import type { Example } from './find-examples.ts';
import type { UserGroup } from './seat-groups.ts';

const count = z.int().min(0);
const shownCounts = {
  affected: count.describe('Users for whom anything is otherwise.'),
  created: count,
  deleted: count,
  accessGained: count.describe('Users whom the licence lets in after, and not before; those that are created included.'),
  accessLost: count.describe('Users whom the licence lets in before, and not after; those that are deleted included.'),
};
const valueChange = z.enum(['gained', 'lost', 'changed']);
const valueCounts = { feature: z.string().describe('Key of the feature.'), gained: count, lost: count, changed: count };
const made = {
  users: count,
  withAccess: count.describe('Those of them whom the licence lets in before and after.'),
  examples: z.array(count).describe('Places in `examples`, from 0.'),
};
const maybeValue = shownValue.nullable();
const maybeInstant = shownInstant.nullable();

const shownSide = z.strictObject({
  email: z.string(),
  profile: z.string().nullable(),
  licence: z.strictObject({ status: licenceStatus, allowed: z.boolean(), validUntil: maybeInstant }),
  entitlements: z
    .array(z.strictObject({ feature: z.string(), value: shownValue, origin: shownOrigin }))
    .describe('Of the features whose values differ.'),
});

const shownExample = z.strictObject({
  id: shownId.nullable().describe('Null for a user who would be created.'),
  customerId: shownId,
  before: shownSide.nullable(),
  after: shownSide.nullable(),
});

export const shownBlastRadius = z.strictObject({
  asOf: shownInstant,
  commands: z.strictObject({ changed: count, unchanged: count, refused: count }),
  refusals: z
    .array(z.strictObject({ index: count, code: z.string(), detail: z.string(), pointer: z.string() }))
    .describe('Commands that would be refused; everything else is told without them.'),
  takesEffectAt: maybeInstant.describe('The first instant, `asOf` or later, at which anything is otherwise for anybody; null: never.'),
  nextChangeAt: maybeInstant.describe('The first instant after `asOf` at which this answer would be another, by time alone; null: never.'),
  users: z.strictObject(shownCounts),
  customers: z.array(
    z.strictObject({ id: shownId, name: z.string().nullable(), ...shownCounts, features: z.array(z.strictObject(valueCounts)) }),
  ),
  licences: z.array(
    z.strictObject({ from: licenceStatus, to: licenceStatus, access: z.enum(['gained', 'lost', 'kept', 'none']), ...made }),
  ),
  validities: z
    .array(z.strictObject({ from: maybeInstant, to: maybeInstant, ...made }))
    .describe('Validity ends that move: the first instant after the last valid day; null: until further notice.'),
  features: z.array(
    z.strictObject({
      ...valueCounts,
      values: z.array(z.strictObject({ change: valueChange, from: maybeValue, to: maybeValue, ...made })),
    }),
  ),
  profiles: z.array(z.strictObject({ from: z.string().nullable(), to: z.string().nullable(), ...made })),
  addresses: z
    .array(z.strictObject({ change: z.enum(['gained', 'lost']), ...made }))
    .describe('Users who would be found by another address, and by one no more.'),
  examples: z.array(shownExample),
  leftOut: z
    .strictObject({ transitions: count, customers: count })
    .describe('How many more there are than are told one by one; the counts are of all.'),
});
export type ShownBlastRadius = z.output<typeof shownBlastRadius>;

interface Found {
  readonly before: LicensingState;
  readonly after: LicensingState;
  readonly done: Omit<CarriedOut, 'touched'>;
  readonly radius: BlastRadius<UserGroup>;
  /** Those that are told one by one, and examples of each. */
  readonly transitions: readonly CountedTransition<UserGroup>[];
  readonly examples: readonly (readonly Example[])[];
  /** Likewise, with the names of those that are there already. */
  readonly customers: readonly (readonly [number, CustomerRadius])[];
  readonly names: ReadonlyMap<number, string>;
}

export function showBlastRadius(found: Found): ShownBlastRadius {
  const { done, radius, customers, names } = found;
  const examples = [...new Map(found.examples.flat().map((example) => [example.id, example])).values()];
  const places = new Map(examples.map(({ id }, place) => [id, place]));
  const told = found.transitions.map(({ transition, users, withAccess }, at) => {
    return { transition, made: { users, withAccess, examples: (found.examples[at] ?? []).map(({ id }) => places.get(id) ?? 0) } };
  });
  return {
    asOf: instantText(radius.asOf),
    commands: { changed: done.changed, unchanged: done.unchanged, refused: done.refused.length },
    refusals: done.refused.map(({ index, code, detail, field }) => {
      return { index, code, detail, pointer: jsonPointer(['commands', index, ...(field === undefined ? [] : field.split('/'))]) };
    }),
    takesEffectAt: maybeInstantText(radius.takesEffectAt),
    nextChangeAt: maybeInstantText(radius.nextChangeAt),
    users: radius.users,
    customers: customers.map(([id, one]) => showCustomer(id, names.get(id) ?? null, one)),
    ...showTransitions(told),
    features: showFeatures(told, radius.transitions),
    examples: examples.map((example) => showExample(example, found)),
    leftOut: {
      transitions: radius.transitions.length - found.transitions.length,
      customers: radius.customers.size - customers.length,
    },
  };
}

function showCustomer(id: number, name: string | null, radius: CustomerRadius): ShownBlastRadius['customers'][number] {
  const { features, ...counts } = radius;
  return { id: String(id), name, ...counts, features: Array.from(features, ([feature, values]) => ({ feature, ...values })) };
}

type Told = { readonly transition: Transition; readonly made: { users: number; withAccess: number; examples: number[] } };

function showTransitions(told: readonly Told[]): Pick<ShownBlastRadius, 'licences' | 'validities' | 'profiles' | 'addresses'> {
  const shown: Pick<ShownBlastRadius, 'licences' | 'validities' | 'profiles' | 'addresses'> = {
    licences: [],
    validities: [],
    profiles: [],
    addresses: [],
  };
  for (const { transition, made: by } of told) {
    switch (transition.kind) {
      case 'licence':
        shown.licences.push({ from: transition.from, to: transition.to, access: transition.access, ...by });
        break;
      case 'validity':
        shown.validities.push({ from: endText(transition.from), to: endText(transition.to), ...by });
        break;
      case 'profile':
        shown.profiles.push({ from: transition.from, to: transition.to, ...by });
        break;
      case 'address':
        shown.addresses.push({ change: transition.change, ...by });
        break;
      case 'feature':
        break;
      default:
        transition satisfies never;
    }
  }
  return shown;
}

/** With counts of all their transitions, those that are not told one by one included. */
function showFeatures(told: readonly Told[], all: readonly CountedTransition<UserGroup>[]): ShownBlastRadius['features'] {
  const features = new Map<string, ShownBlastRadius['features'][number]>();
  for (const { transition, users } of all) {
    if (transition.kind !== 'feature') continue;
    const { feature, change } = transition;
    const shown = features.get(feature) ?? { feature, gained: 0, lost: 0, changed: 0, values: [] };
    shown[change] += users;
    features.set(feature, shown);
  }
  for (const { transition, made: by } of told) {
    if (transition.kind !== 'feature') continue;
    const { feature, change, from, to } = transition;
    features.get(feature)?.values.push({ change, from, to, ...by });
  }
  return [...features.values()];
}

function showExample({ id, before, after }: Example, found: Found): ShownBlastRadius['examples'][number] {
  const { asOf } = found.radius;
  const left = before && resolveEntitlements(found.before.features, layersOfSeat(found.before, before), asOf);
  const right = after && resolveEntitlements(found.after.features, layersOfSeat(found.after, after), asOf);
  const domain = before === null ? found.after.domains.get(after?.domainId ?? 0) : found.before.domains.get(before.domainId);
  return {
    id: before === null ? null : String(id),
    customerId: String(domain?.customerId),
    before: before && showSide(found.before, before, unlike(left ?? [], right ?? []), asOf),
    after: after && showSide(found.after, after, unlike(right ?? [], left ?? []), asOf),
  };
}

function unlike(these: readonly Entitlement[], those: readonly Entitlement[]): readonly Entitlement[] {
  const values = new Map(those.map(({ featureId, value }) => [featureId, value]));
  return these.filter(({ featureId, value }) => values.get(featureId) !== value);
}

function showSide(state: LicensingState, seat: Seat, entitlements: readonly Entitlement[], asOf: number): z.output<typeof shownSide> {
  const { status, allowed, validUntil } = decideLicence(termsOfSeat(state, seat), asOf);
  return {
    email: addressesOf(state, seat)[0] ?? '',
    profile: (seat.profileId === null ? undefined : state.profiles.get(seat.profileId)?.key) ?? null,
    licence: { status, allowed, validUntil: endText(validUntil) },
    entitlements: entitlements.map(({ key, value, origin }) => ({ feature: key, value, origin })),
  };
}

function endText(at: number | null): string | null {
  return at === null ? null : instantText(at);
}

function maybeInstantText(at: number): string | null {
  return at === Infinity ? null : instantText(at);
}
