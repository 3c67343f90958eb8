import fc, { type Arbitrary, type GeneratorValue } from 'fast-check';
import type { Difference } from './difference/difference.ts';
import type { World } from './test-world.ts';

type Command = Difference['command'];
type Fields = Readonly<Record<string, unknown>>;

const dates = fc.constantFrom('2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31', '2027-06-30');
const reasons = fc.constantFrom('left', 'not paid', 'asked for');
const keys = fc.constantFrom('a', 'b', 'c');
const names = fc.constantFrom('Acme', 'Bolt', 'Corp');
const domainNames = fc.constantFrom('acme.example', 'bolt.example', 'corp.example', 'dyno.example');
const addresses = fc.tuple(fc.constantFrom('ana', 'bob', 'eve'), domainNames).map((parts) => parts.join('@'));
const seatLimits = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null });
const inner = orderedDates(fc.option(dates, { nil: null }), fc.option(dates, { nil: null }));
const outer = orderedDates(dates, fc.option(dates, { nil: null }));
const values = fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 9 }));
const packKeys = fc.constantFrom('a', 'b');
const typedValues = fc.oneof(
  fc.boolean().map((defaultValue) => ({ type: { type: 'flag' }, defaultValue })),
  fc.integer({ min: 0, max: 9 }).map((maximum) => ({ type: { type: 'number', minimum: 0, maximum }, defaultValue: maximum })),
);
const types = fc.oneof(
  fc.constant({ type: 'flag' }),
  fc.integer({ min: 0, max: 9 }).map((maximum) => ({ type: 'number', minimum: 0, maximum })),
);
const contacts = fc.uniqueArray(fc.record({ name: names, email: addresses, role: fc.constantFrom('technical_director', 'other') }), {
  selector: ({ email }) => email,
  maxLength: 2,
});

function orderedDates(from: Arbitrary<string | null>, until: Arbitrary<string | null>) {
  return fc.tuple(from, until).map(([a, b]) => (a !== null && b !== null && a > b ? { from: b, until: a } : { from: a, until: b }));
}

const some = <Model extends Record<string, Arbitrary<unknown>>>(fields: Model) => fc.record(fields, { requiredKeys: [] });
const maybe = <Value>(one: Arbitrary<Value>) => fc.option(one, { nil: null });

/** A command that may well be refused, of any kind but those that bring back what was deleted. */
export function anyCommand(world: World, g: GeneratorValue): Command {
  const kind = g(() => fc.constantFrom(...world.kinds.filter((one) => !one.endsWith('.restore'))));
  return { kind, ...g(() => fieldsOf(world, kind)) };
}

function fieldsOf(world: World, kind: World['kinds'][number]): Arbitrary<Fields> {
  const one = (things: ReadonlyMap<number, unknown>) => fc.constantFrom(0, ...things.keys()).map((id) => id || 9999);
  const customer = one(world.customers);
  const domain = fc.record({ id: one(world.domains) });
  const user = fc.record({ id: one(world.users) });
  const joined = (named: Arbitrary<object>, fields: Arbitrary<object>): Arbitrary<Fields> =>
    fc.tuple(named, fields).map(([name, more]) => ({ ...name, ...more }));
  const key = fc.record({ key: keys });
  const entry = { name: names, description: fc.constantFrom('', 'What it is') };
  const given = fc.dictionary(keys, values, { maxKeys: 3 });

  switch (kind) {
    case 'customer.create':
      return fc.record({
        name: names,
        locale: fc.constantFrom('en', 'fr'),
        timeZone: fc.constant('Europe/Paris'),
        externalReference: maybe(keys),
        contacts,
      });
    case 'customer.change':
      return joined(
        fc.record({ id: customer }),
        some({ name: names, timeZone: fc.constant('UTC'), externalReference: maybe(keys), contacts }),
      );
    case 'customer.delete':
    case 'customer.restore':
      return fc.record({ id: customer });
    case 'domain.create':
      return fc.record({
        customerId: customer,
        name: domainNames,
        validity: outer,
        seatLimit: seatLimits,
        graceDays: fc.integer({ min: 0, max: 9 }),
        aliases: fc.array(domainNames, { maxLength: 2 }),
      });
    case 'domain.change':
      return joined(domain, some({ validity: outer, seatLimit: seatLimits, graceDays: fc.integer({ min: 0, max: 9 }) }));
    case 'domain.rename':
      return joined(domain, fc.record({ name: domainNames }));
    case 'domain.add-alias':
    case 'domain.remove-alias':
      return joined(domain, fc.record({ alias: domainNames }));
    case 'domain.suspend':
      return joined(domain, fc.record({ reason: reasons }));
    case 'domain.renew':
      return joined(
        domain,
        fc.tuple(maybe(dates), some({ seatLimit: seatLimits })).map(([until, more]) => ({ until, ...more })),
      );
    case 'domain.move':
      return joined(domain, fc.record({ customerId: customer }));
    case 'domain.assign-packs':
      return joined(
        domain,
        fc.record({
          packs: fc.uniqueArray(fc.record({ pack: packKeys, validity: inner }), { selector: ({ pack }) => pack, maxLength: 3 }),
        }),
      );
    case 'domain.reinstate':
    case 'domain.delete':
    case 'domain.restore':
      return domain;
    case 'user.create':
      return fc.record({ email: addresses, displayName: fc.constantFrom('', 'Ana'), profile: maybe(keys), validity: inner });
    case 'user.change':
      return joined(user, some({ displayName: fc.constantFrom('', 'Ana', 'Bob'), profile: maybe(keys), validity: inner }));
    case 'user.suspend':
      return joined(user, fc.record({ reason: reasons }));
    case 'user.renew':
      return joined(user, fc.record({ until: maybe(dates) }));
    case 'user.move':
      return joined(user, fc.record({ email: addresses }));
    case 'user.reinstate':
    case 'user.delete':
    case 'user.restore':
      return user;
    case 'override.set':
      return fc.record({ userId: one(world.users), feature: keys, value: values, validity: inner, reason: reasons });
    case 'override.remove':
      return fc.record({ userId: one(world.users), feature: keys });
    case 'product.create':
      return joined(key, fc.record(entry));
    case 'product.change':
      return joined(key, some(entry));
    case 'feature.create':
      return fc
        .tuple(fc.record({ ...entry, key: fc.constantFrom('c', 'd', 'e'), product: keys }), typedValues)
        .map(([named, typed]) => ({ ...named, ...typed }));
    case 'feature.change':
      return joined(key, some({ ...entry, type: types, defaultValue: values }));
    case 'profile.create':
    case 'pack.create':
      return joined(key, fc.record({ ...entry, values: given }));
    case 'profile.change':
    case 'pack.change':
      return joined(key, some({ ...entry, values: fc.dictionary(keys, maybe(values), { maxKeys: 3 }) }));
    case 'product.delete':
    case 'feature.delete':
    case 'profile.delete':
    case 'pack.delete':
      return key;
    default:
      return kind satisfies never;
  }
}
