import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import { resolveEntitlements } from '@seatledger/domain/entitlement/resolve-entitlements.ts';
import { decideLicence, termsOf } from '@seatledger/domain/licence/licence.ts';
import { inForce, periodOf, type Validity } from '@seatledger/domain/validity/validity.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import fc from 'fast-check';
import { readLicenceSources, readTimeline } from './read-licence-sources.ts';
import { testHistory } from './test-history.ts';

const history = testHistory();

/** What the registry is expected to hold, kept by hand beside it. */
interface World {
  timeZone: string;
  readonly defaults: Record<string, FeatureValue>;
  readonly packs: Record<string, Record<string, FeatureValue>>;
  readonly profiles: Record<string, Record<string, FeatureValue>>;
  readonly domains: Record<string, WorldDomain>;
  readonly users: Map<number, WorldUser>;
}

interface WorldDomain {
  validity: Validity;
  graceDays: number;
  suspended: boolean;
  packs: { readonly pack: string; readonly validity: Validity }[];
}

interface WorldUser {
  domain: string;
  localPart: string;
  profile: string | null;
  validity: Validity;
  suspended: boolean;
  readonly overrides: Map<string, { readonly value: FeatureValue; readonly validity: Validity }>;
}

interface Ids {
  readonly customer: number;
  readonly domains: Readonly<Record<string, number>>;
}

/** A command, and what it does to the world where it is carried out. */
interface Step {
  command(ids: Ids, userId: number): CommandValue;
  does(world: World, user: WorldUser | undefined, userId: number): void;
}

const domainNames = ['acme.example', 'acme.fr'] as const;
const open: Validity = { from: null, until: null };
const features = ['a', 'b'] as const;

const day = fc.integer({ min: 0, max: 3_600 }).map((days) => Temporal.PlainDate.from('2018-01-01').add({ days }).toString());
const innerValidity = fc
  .tuple(fc.option(day), fc.option(day))
  .map(([one, other]): Validity =>
    one !== null && other !== null && one > other ? { from: other, until: one } : { from: one, until: other },
  );
const value = fc.integer({ min: 0, max: 9 });
const feature = fc.constantFrom(...features);
const domain = fc.constantFrom(...domainNames);
const pack = fc.constantFrom('finance', 'sales', 'pilot');
const profile = fc.constantFrom('reader', 'analyst');
const values = fc.dictionary(feature, fc.option(value), { minKeys: 1, maxKeys: 2 });

function setValues(present: Record<string, FeatureValue>, changes: Readonly<Record<string, FeatureValue | null>>): void {
  for (const [key, one] of Object.entries(changes)) {
    if (one === null) delete present[key];
    else present[key] = one;
  }
}

const steps: readonly fc.Arbitrary<Step>[] = [
  fc.tuple(fc.option(profile), innerValidity).map(([key, validity]) => ({
    command: (_, id) => ({ kind: 'user.change', id, profile: key, validity }),
    does: (_, user) => Object.assign(user ?? {}, { profile: key, validity }),
  })),
  fc.constant({
    command: (_, id) => ({ kind: 'user.suspend', id, reason: 'left' }),
    does: (_, user) => Object.assign(user ?? {}, { suspended: true }),
  }),
  fc.constant({
    command: (_, id) => ({ kind: 'user.reinstate', id }),
    does: (_, user) => Object.assign(user ?? {}, { suspended: false }),
  }),
  fc.tuple(domain, fc.constantFrom('ana', 'anne')).map(([name, localPart]) => ({
    command: (_, id) => ({ kind: 'user.move', id, email: `${localPart}@${name}` }),
    does: (_, user) => Object.assign(user ?? {}, { domain: name, localPart }),
  })),
  fc.constant({ command: (_, id) => ({ kind: 'user.delete', id }), does: (world, _, id) => void world.users.delete(id) }),
  fc.tuple(feature, value, innerValidity).map(([key, one, validity]) => ({
    command: (_, userId) => ({ kind: 'override.set', userId, feature: key, value: one, validity, reason: 'pilot' }),
    does: (_, user) => void user?.overrides.set(key, { value: one, validity }),
  })),
  feature.map((key) => ({
    command: (_, userId) => ({ kind: 'override.remove', userId, feature: key }),
    does: (_, user) => void user?.overrides.delete(key),
  })),
  fc.tuple(domain, fc.integer({ min: 0, max: 60 })).map(([name, graceDays]) => ({
    command: ({ domains }) => ({ kind: 'domain.change', id: domains[name], graceDays }),
    does: ({ domains }) => Object.assign(domains[name] ?? {}, { graceDays }),
  })),
  fc.tuple(domain, day).map(([name, until]) => ({
    command: ({ domains }) => ({ kind: 'domain.renew', id: domains[name], until }),
    does: ({ domains }) => Object.assign(domains[name] ?? {}, { validity: { from: '2018-01-01', until } }),
  })),
  domain.map((name) => ({
    command: ({ domains }) => ({ kind: 'domain.suspend', id: domains[name], reason: 'unpaid' }),
    does: ({ domains }) => Object.assign(domains[name] ?? {}, { suspended: true }),
  })),
  domain.map((name) => ({
    command: ({ domains }) => ({ kind: 'domain.reinstate', id: domains[name] }),
    does: ({ domains }) => Object.assign(domains[name] ?? {}, { suspended: false }),
  })),
  fc
    .tuple(domain, fc.uniqueArray(fc.record({ pack, validity: innerValidity }), { selector: (one) => one.pack, maxLength: 3 }))
    .map(([name, packs]) => ({
      command: ({ domains }) => ({ kind: 'domain.assign-packs', id: domains[name], packs }),
      does: ({ domains }) => Object.assign(domains[name] ?? {}, { packs }),
    })),
  fc.tuple(pack, values).map(([key, changes]) => ({
    command: () => ({ kind: 'pack.change', key, values: changes }),
    does: ({ packs }) => setValues(packs[key] ?? {}, changes),
  })),
  fc.tuple(profile, values).map(([key, changes]) => ({
    command: () => ({ kind: 'profile.change', key, values: changes }),
    does: ({ profiles }) => setValues(profiles[key] ?? {}, changes),
  })),
  fc.tuple(feature, value).map(([key, defaultValue]) => ({
    command: () => ({ kind: 'feature.change', key, defaultValue }),
    does: ({ defaults }) => void (defaults[key] = defaultValue),
  })),
  fc.constantFrom('Europe/Paris', 'Pacific/Auckland', 'America/Los_Angeles').map((timeZone) => ({
    command: ({ customer }) => ({ kind: 'customer.change', id: customer, timeZone }),
    does: (world) => void (world.timeZone = timeZone),
  })),
] satisfies readonly fc.Arbitrary<Step>[];

const step: fc.Arbitrary<Step> = fc.oneof(...steps);

/** Commands of one transaction, how long after the one before, and where in the time until the next one to ask. */
const transaction = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 3 }),
  hours: fc.integer({ min: 1, max: 4_000 }),
  asked: fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 1, maxLength: 2 }),
});

const firstAt = Date.parse('2018-03-01T00:00:00Z');

async function begin(): Promise<{ ids: Ids; world: World; userId: number }> {
  const { execute } = history;
  const customer = await execute({ kind: 'customer.create', name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris' });
  const domains: Record<string, number> = {};
  for (const name of domainNames) {
    const validity = { from: '2018-01-01', until: '2018-06-30' };
    domains[name] = await execute({ kind: 'domain.create', customerId: customer, name, validity, seatLimit: null });
  }
  await execute({ kind: 'product.create', key: 'addin', name: 'Add-in' });
  const type = { type: 'number', minimum: 0, maximum: 9 };
  for (const key of features) await execute({ kind: 'feature.create', product: 'addin', key, name: key, type, defaultValue: 0 });
  for (const key of ['finance', 'sales', 'pilot']) await execute({ kind: 'pack.create', key, name: key, values: { a: 1 } });
  for (const key of ['reader', 'analyst']) await execute({ kind: 'profile.create', key, name: key, values: {} });
  const userId = await execute({ kind: 'user.create', email: 'ana@acme.example', profile: 'reader' });
  await history.rows('update moments set at = to_timestamp($1::float8 / 1000)', [firstAt - 1]);
  const ofDomain = (): WorldDomain => ({
    validity: { from: '2018-01-01', until: '2018-06-30' },
    graceDays: 0,
    suspended: false,
    packs: [],
  });
  const ana = { domain: 'acme.example', localPart: 'ana', profile: 'reader', validity: open, suspended: false, overrides: new Map() };
  const world: World = {
    timeZone: 'Europe/Paris',
    defaults: { a: 0, b: 0 },
    packs: { finance: { a: 1 }, sales: { a: 1 }, pilot: { a: 1 } },
    profiles: { reader: {}, analyst: {} },
    domains: { 'acme.example': ofDomain(), 'acme.fr': ofDomain() },
    users: new Map([[userId, ana]]),
  };
  return { ids: { customer, domains }, world, userId };
}

interface Expected {
  readonly email: string;
  readonly status: string;
  readonly entitlements: readonly (FeatureValue | undefined)[];
}

/** What the world says of a user at an instant, by the plainest reading of the rules. */
function expected(world: World, userId: number, at: number): Expected | null {
  const user = world.users.get(userId);
  const domainOfUser = world.domains[user?.domain ?? ''];
  if (user === undefined || domainOfUser === undefined) return null;
  const isOn = (validity: Validity): boolean => inForce(periodOf(validity, world.timeZone), at);
  const entitlements = features.map((key) => {
    const sources = [
      world.defaults[key],
      ...domainOfUser.packs.map((one) => (isOn(one.validity) ? world.packs[one.pack]?.[key] : undefined)),
      user.profile === null ? undefined : world.profiles[user.profile]?.[key],
      isOn(user.overrides.get(key)?.validity ?? open) ? user.overrides.get(key)?.value : undefined,
    ];
    return sources.findLast((one) => one !== undefined);
  });
  const { status } = decideLicence(termsOf({ ...domainOfUser, timeZone: world.timeZone }, user), at);
  return { email: `${user.localPart}@${user.domain}`, status, entitlements };
}

async function answered(userId: number, rowsAt: number, at: number): Promise<unknown> {
  try {
    const { email, terms, features: known, layers } = await readLicenceSources(history.db(), null, userId, rowsAt);
    return { email, status: decideLicence(terms, at).status, entitlements: resolveEntitlements(known, layers, at).map((one) => one.value) };
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'user_not_found') return null;
    throw error;
  }
}

describe('the history of a user', () => {
  it('tells of every instant what was in force then, whatever has changed since, and in its timeline everything that changed it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(transaction, { minLength: 1, maxLength: 8 }), async (transactions) => {
        await history.empty();
        const { ids, world, userId } = await begin();
        const questions: { readonly at: number; readonly expected: Expected | null }[] = [];
        const ask = (at: number): void => void questions.push({ at, expected: expected(world, userId, at) });
        let at = firstAt;
        ask(at);
        for (const [index, { steps: chosen, hours, asked }] of transactions.entries()) {
          at += hours * 3_600_000;
          ask(at - 1);
          const before = await history.lastMoment();
          const done = await history.tryTogether(chosen.map(({ command }) => command(ids, userId)));
          if (done !== undefined) for (const { does } of chosen) does(world, world.users.get(userId), userId);
          const moment = await history.lastMoment();
          if (moment > before) await history.dateMoment(moment, at);
          const next = transactions[index + 1]?.hours ?? 1_000;
          for (const part of [0, ...asked]) ask(at + Math.floor(part * next * 3_600_000 * 0.99));
        }
        for (const question of questions) {
          assert.deepEqual(await answered(userId, question.at, question.at), question.expected, new Date(question.at).toISOString());
        }
        assert.deepEqual(await answered(userId, Infinity, at), expected(world, userId, at));
        const timeline = await readTimeline(history.db(), null, userId, at + 1_000 * 3_600_000);
        for (const question of questions) {
          const told = timeline.findLast((entry) => entry.at <= question.at);
          assert.equal(told?.status, question.expected?.status ?? null, new Date(question.at).toISOString());
        }
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });
});
