import type { DesiredThings } from '@seatledger/legacy/plan/staged.ts';
import type { PlanRules } from '@seatledger/legacy/plan/plan-rules.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { Known } from './known-things.ts';
import type { Step } from './step-queries.ts';

const inactiveReason = 'inactive in the old database';

/** What the commands of a step rest on. */
export interface StepWorld {
  readonly rules: PlanRules;
  /** Ids of customers, by the source keys of their rows. */
  readonly customers: ReadonlyMap<string, number>;
  /** Things that are to be changed, by their ids. */
  readonly known: ReadonlyMap<number, Known>;
}

type Desired<Kind extends keyof DesiredThings> = DesiredThings[Kind];

/** The command that makes a thing. */
export function creating({ kind, desired }: Step, { rules, customers }: StepWorld): CommandValue {
  switch (kind) {
    case 'customer': {
      const { locale, timeZone, ...customer } = desired as Desired<'customer'>;
      const decided = { locale: locale ?? rules.decisions.locale, timeZone: timeZone ?? rules.decisions.timeZone ?? rules.timeZone };
      return { kind: 'customer.create', ...customer, ...decided };
    }
    case 'domain': {
      const { customer, name, validity, seatLimit, graceDays } = desired as Desired<'domain'>;
      return { kind: 'domain.create', customerId: customers.get(customer) ?? 0, name, validity, seatLimit, graceDays };
    }
    case 'user': {
      const { suspended: _, ...user } = desired as Desired<'user'>;
      return { kind: 'user.create', ...user };
    }
    default:
      return { kind: `${kind}.create`, ...desired };
  }
}

/** What is said of a thing once it is there. */
export function completing({ kind, desired }: Step, id: number): readonly CommandValue[] {
  if (kind === 'user') return (desired as Desired<'user'>).suspended ? [{ kind: 'user.suspend', id, reason: inactiveReason }] : [];
  if (kind !== 'domain') return [];
  const { suspended, packs } = desired as Desired<'domain'>;
  return [
    ...(suspended ? [{ kind: 'domain.suspend', id, reason: inactiveReason }] : []),
    ...(packs.length > 0 ? [{ kind: 'domain.assign-packs', id, packs }] : []),
  ];
}

/** The commands that make a thing what it is to be; those that find it so change nothing. */
export function changing(step: Step, world: StepWorld): readonly CommandValue[] {
  const { kind, desired, targetId } = step;
  const id = targetId ?? 0;
  const known = world.known.get(id);
  switch (kind) {
    case 'customer': {
      const said = Object.entries(desired).filter(([, value]) => value !== null);
      return [{ kind: 'customer.change', id, ...Object.fromEntries(said) }];
    }
    case 'domain':
      return changingDomain(id, desired as Desired<'domain'>, known?.state as Desired<'domain'> | undefined, world);
    case 'user':
      return changingUser(id, desired as Desired<'user'>, known?.state as Desired<'user'> | undefined);
    case 'feature': {
      const { product: _, ...feature } = desired as Desired<'feature'>;
      return [{ kind: 'feature.change', ...feature, key: keyOf(known) }];
    }
    case 'profile':
    case 'pack': {
      const { values, ...named } = desired as Desired<'profile'>;
      const before = (known?.state as Desired<'profile'> | undefined)?.values ?? {};
      const removed = Object.fromEntries(Object.keys(before).map((key) => [key, null]));
      return [{ kind: `${kind}.change`, ...named, key: keyOf(known), values: { ...removed, ...values } }];
    }
    default:
      return [];
  }
}

function keyOf(known: Known | undefined): string {
  return (known?.state as { readonly key: string } | undefined)?.key ?? '';
}

function changingDomain(
  id: number,
  desired: Desired<'domain'>,
  before: Desired<'domain'> | undefined,
  world: StepWorld,
): readonly CommandValue[] {
  const { name, validity, seatLimit, graceDays, suspended, packs } = desired;
  const customerId = world.customers.get(desired.customer) ?? 0;
  return [
    ...(before?.name === name ? [] : [{ kind: 'domain.rename', id, name }]),
    ...(before?.customerName === desired.customerName ? [] : [{ kind: 'domain.move', id, customerId }]),
    { kind: 'domain.change', id, validity, seatLimit, graceDays },
    { kind: 'domain.assign-packs', id, packs },
    ...suspension('domain', id, suspended, before?.suspended),
  ];
}

function changingUser(id: number, desired: Desired<'user'>, before: Desired<'user'> | undefined): readonly CommandValue[] {
  const { email, displayName, profile, validity, suspended } = desired;
  return [
    ...(before?.email === email ? [] : [{ kind: 'user.move', id, email }]),
    { kind: 'user.change', id, displayName, profile, validity },
    ...suspension('user', id, suspended, before?.suspended),
  ];
}

function suspension(word: 'domain' | 'user', id: number, suspended: boolean, before: boolean | undefined): readonly CommandValue[] {
  if (suspended === before) return [];
  return [suspended ? { kind: `${word}.suspend`, id, reason: inactiveReason } : { kind: `${word}.reinstate`, id }];
}
