import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCustomerSchema } from '@seatledger/domain/customer/create-customer.ts';
import { createDomainSchema } from '@seatledger/domain/domain/create-domain.ts';
import { parseEmail } from '@seatledger/domain/email/email.ts';
import { checkFeatureValue, type FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import {
  layersOf,
  resolveEntitlements,
  type Entitlement,
  type Layer,
  type Origin,
} from '@seatledger/domain/entitlement/resolve-entitlements.ts';
import { createFeatureSchema } from '@seatledger/domain/feature/create-feature.ts';
import { decideLicence, termsOf, type LicenceStatus } from '@seatledger/domain/licence/licence.ts';
import { createPackSchema } from '@seatledger/domain/pack/create-pack.ts';
import { createProductSchema } from '@seatledger/domain/product/create-product.ts';
import { createProfileSchema } from '@seatledger/domain/profile/create-profile.ts';
import { createUserSchema } from '@seatledger/domain/user/create-user.ts';
import { addDays, isEmpty, overlap, periodOf, type Validity } from '@seatledger/domain/validity/validity.ts';
import { sampleAnchors } from './sample-anchors.ts';
import type { SampleCustomer, SampleDomain, SampleUser } from './sample-data.ts';
import { sampleVendor } from './sample-vendor.ts';

const today = '2026-11-22';
const vendor = sampleVendor(today);

interface Seat {
  readonly customer: SampleCustomer;
  readonly domain: SampleDomain;
  readonly user: SampleUser;
}

const domains = vendor.customers.flatMap((customer) => customer.domains.map((domain) => ({ customer, domain })));
const seats = domains.flatMap((place) => place.domain.users.map((user): Seat => ({ ...place, user })));

function seatOf(email: string): Seat {
  const seat = seats.find(({ user }) => user.email === email);
  assert.ok(seat, `${email} has no seat`);
  return seat;
}

function domainNamed(name: string): SampleDomain {
  const found = domains.find(({ domain }) => domain.name === name);
  assert.ok(found, `there is no domain ${name}`);
  return found.domain;
}

function statusOf({ customer, domain, user }: Seat, at: number): LicenceStatus {
  const terms = { ...domain, timeZone: customer.timeZone, suspended: domain.suspensionReason !== null };
  return decideLicence(termsOf(terms, { validity: user.validity, suspended: user.suspensionReason !== null }), at).status;
}

/** The hours at which it is `today` somewhere on earth. */
const hoursOfToday = Array.from({ length: 50 }, (_, hour) => Date.parse(`${addDays(today, -1)}T10:00:00Z`) + hour * 3_600_000);
const noon = Date.parse(`${today}T12:00:00Z`);

const features = vendor.features.map((feature, index) => ({ ...feature, id: index + 1 }));

function layerOf(origin: Origin, validity: Validity, timeZone: string, values: Readonly<Record<string, FeatureValue>>): Layer {
  const idOf = (key: string): number => features.find((feature) => feature.key === key)?.id ?? assert.fail(`no feature ${key}`);
  return {
    origin,
    period: periodOf(validity, timeZone),
    values: new Map(Object.entries(values).map(([key, value]) => [idOf(key), value])),
  };
}

function entitlementsOf({ customer: { timeZone }, domain, user }: Seat): readonly Entitlement[] {
  const open: Validity = { from: null, until: null };
  const packs = domain.packs.map(({ pack, validity }, index) => {
    const { key, name, values } = vendor.packs.find((one) => one.key === pack) ?? assert.fail(`no pack ${pack}`);
    return layerOf({ kind: 'pack', key, name, order: index + 1 }, validity, timeZone, values);
  });
  const profile = vendor.profiles.find(({ key }) => key === user.profile);
  return resolveEntitlements(
    features,
    layersOf({
      packs,
      profile:
        profile === undefined ? null : layerOf({ kind: 'profile', key: profile.key, name: profile.name }, open, timeZone, profile.values),
      overrides: user.overrides.map(({ feature, value, validity, reason }) =>
        layerOf({ kind: 'override', reason }, validity, timeZone, { [feature]: value }),
      ),
    }),
    noon,
  );
}

describe('the sample vendor', () => {
  it('is the same every time for the same day', () => {
    assert.deepEqual(sampleVendor(today), vendor);
  });

  it('has eight customers, twelve domains, fourteen features and 2,000 users, no two with one address', () => {
    assert.deepEqual([vendor.customers.length, domains.length, features.length, seats.length], [8, 12, 14, 2_000]);
    assert.equal(new Set(seats.map(({ user }) => user.email)).size, 2_000);
    assert.equal(new Set(seats.map(({ user }) => user.displayName)).size, 2_000);
  });

  it('says in its references and descriptions that it is a sample', () => {
    assert.deepEqual(
      vendor.customers.map(({ externalReference }) => externalReference),
      ['SAMPLE-01', 'SAMPLE-02', 'SAMPLE-03', 'SAMPLE-04', 'SAMPLE-05', 'SAMPLE-06', 'SAMPLE-07', 'SAMPLE-08'],
    );
    assert.match(vendor.products[0]?.description ?? '', /^Sample/);
    assert.match(vendor.profiles[0]?.description ?? '', /^Sample/);
  });

  it('writes to nobody: every address is in its normal form and under .example', () => {
    const contacts = vendor.customers.flatMap((customer) => customer.contacts);
    for (const email of [...seats.map(({ user }) => user.email), ...contacts.map((contact) => contact.email)]) {
      const parsed = parseEmail(email);
      assert.equal(parsed.ok && parsed.email.address, email);
      assert.match(email, /^[^.].*\.example$/);
    }
  });

  it('names people with accents, apostrophes and other scripts, and spells them well', () => {
    const names = seats.map(({ user }) => user.displayName);
    for (const wanted of [
      /é/,
      /ł/,
      /ß/,
      /Ø|ø/,
      /ı/,
      /'/,
      /’/,
      /, /,
      /\p{sc=Han}/u,
      /\p{sc=Hangul}/u,
      /\p{sc=Hiragana}/u,
      /\p{sc=Devanagari}/u,
    ]) {
      assert.ok(
        names.some((name) => wanted.test(name)),
        `${wanted}`,
      );
    }
    assert.deepEqual(
      names.filter((name) => name !== name.trim() || /\s\s|[\n/]/.test(name) || name !== name.normalize('NFC')),
      [],
    );
  });

  it('uses every time zone, profile and pack that it has', () => {
    assert.equal(new Set(vendor.customers.map(({ timeZone }) => timeZone)).size, 8);
    assert.deepEqual(new Set(seats.map(({ user }) => user.profile)), new Set([null, ...vendor.profiles.map(({ key }) => key)]));
    const assigned = domains.flatMap(({ domain }) => domain.packs.map(({ pack }) => pack));
    assert.deepEqual(new Set(assigned), new Set(vendor.packs.map(({ key }) => key)));
  });

  it('has feature values that fit their features', () => {
    const typeOf = new Map(features.map(({ key, type }) => [key, type]));
    const overrides = seats.flatMap(({ user }) => user.overrides.map(({ feature, value }) => [feature, value] as const));
    const sets = [...vendor.profiles, ...vendor.packs].flatMap(({ values }) => Object.entries(values));
    for (const [key, value] of [...features.map((one) => [one.key, one.defaultValue] as const), ...sets, ...overrides]) {
      const type = typeOf.get(key) ?? assert.fail(`no feature ${key}`);
      assert.deepEqual(checkFeatureValue(type, value), { ok: true, value });
    }
    assert.deepEqual(new Set(features.map(({ type }) => type.type)), new Set(['flag', 'number', 'choice', 'text']));
    assert.deepEqual(new Set(features.map(({ product }) => product)), new Set(vendor.products.map(({ key }) => key)));
  });
});

describe('the domains of the sample vendor', () => {
  it('keep to their seat limits, one to its last seat, one without any', () => {
    const free = domains.map(({ domain }) => (domain.seatLimit === null ? null : domain.seatLimit - domain.users.length));
    assert.ok(free.every((seatsLeft) => seatsLeft === null || seatsLeft >= 0));
    assert.ok(free.includes(0));
    assert.ok(free.includes(null));
  });

  it('are running, ending, without end, not started, in grace, expired, suspended and renamed', () => {
    const untilOf = (name: string): string | null => domainNamed(name).validity.until;
    assert.equal(untilOf('hudsonlark.example'), addDays(today, 20));
    assert.equal(untilOf('malhar.example'), null);
    assert.ok(domainNamed('tussockbay-logistics.example').validity.from > today);
    assert.equal(domainNamed('tussockbay.example').formerName, 'tussock-dairies.example');
    assert.notEqual(domainNamed('argana.example').suspensionReason, null);
    const trial = domains.flatMap(({ domain }) => domain.packs).find(({ pack }) => pack === 'trial');
    assert.deepEqual(trial?.validity, { from: addDays(today, -10), until: addDays(today, 20) });
  });

  it('have users whose own dates have a day in common with theirs, and differ', () => {
    assert.ok(seats.every(({ domain, user }) => !isEmpty(overlap(domain.validity, user.validity))));
    assert.ok(seats.some(({ user }) => user.validity.from !== null && user.validity.until !== null));
    assert.ok(seats.some(({ user }) => user.validity.from !== null && user.validity.until === null));
    assert.ok(seats.some(({ user }) => user.validity.from === null && user.validity.until !== null));
  });
});

describe('what the users of the sample vendor get', () => {
  it('comes in every status that an address with a seat can have', () => {
    const statuses = new Set(seats.map((seat) => statusOf(seat, noon)));
    assert.deepEqual(statuses, new Set(['suspended', 'domain_suspended', 'not_started', 'active', 'grace', 'expired']));
  });

  it('comes from every origin', () => {
    const origins = new Set(seats.flatMap((seat) => entitlementsOf(seat).map(({ origin }) => origin.kind)));
    assert.deepEqual(origins, new Set(['default', 'pack', 'profile', 'override']));
  });

  for (const [status, email] of Object.entries(sampleAnchors).filter(([one]) => one !== 'unknown')) {
    it(`is ${status} for ${email}, whatever time of the day it is`, () => {
      assert.deepEqual(new Set(hoursOfToday.map((at) => statusOf(seatOf(email), at))), new Set([status]));
    });
  }

  it('is nothing for addresses that documentation and the sample lists add', () => {
    const local = ['zoe.lefevre', 'jf.oeuvrard', 'ana.munoz', 'lukasz.zak', 'mary.oneil', 'li.xiaolong', 'formula.guest'];
    const absent = new Set([sampleAnchors.unknown, ...local.map((part) => `${part}@acme.example`)]);
    assert.deepEqual(
      seats.filter(({ user }) => absent.has(user.email)),
      [],
    );
  });
});

describe('Acme', () => {
  it('has 250 seats, at least 100 of them free, 14 days of grace and a second name', () => {
    const { domain, customer } = seatOf('ana@acme.example');
    assert.deepEqual([customer.name, customer.locale, customer.timeZone], ['Acme', 'fr', 'Europe/Paris']);
    assert.deepEqual([domain.seatLimit, domain.graceDays, domain.aliases], [250, 14, ['acme-group.example']]);
    assert.ok(domain.users.length <= 150);
  });

  for (const [loaded, until] of [
    ['2026-11-22', '2027-03-31'],
    ['2027-01-30', '2027-03-31'],
    ['2027-01-31', '2028-03-31'],
    ['2027-03-31', '2028-03-31'],
    ['2028-01-31', '2028-03-31'],
    ['2028-02-29', '2029-03-31'],
  ] as const) {
    it(`loaded on ${loaded} is valid until ${until}`, () => {
      const acme = sampleVendor(loaded).customers[0]?.domains[0];
      assert.equal(acme?.validity.until, until);
    });
  }

  it('has Ana, an analyst who connects to cubes and gets 20,000 rows from her profile', () => {
    const ana = seatOf('ana@acme.example');
    assert.deepEqual([ana.user.displayName, ana.user.profile, ana.user.overrides], ['Ana Muñoz', 'analyst', []]);
    const got = new Map(entitlementsOf(ana).map(({ key, value, origin }) => [key, [value, origin.kind]]));
    assert.deepEqual(got.get('cube.connect'), [true, 'profile']);
    assert.deepEqual(got.get('adhoc.maxRows'), [20_000, 'profile']);
  });
});

describe('the commands that make the sample vendor', () => {
  for (const day of [today, '2027-01-01', '2028-02-29']) {
    it(`have the shapes that the commands ask for on ${day}`, () => {
      const { products, features: made, profiles, packs, customers } = sampleVendor(day);
      for (const product of products) createProductSchema.parse({ kind: 'product.create', ...product });
      for (const feature of made) createFeatureSchema.parse({ kind: 'feature.create', ...feature });
      for (const profile of profiles) createProfileSchema.parse({ kind: 'profile.create', ...profile });
      for (const pack of packs) createPackSchema.parse({ kind: 'pack.create', ...pack });
      for (const { domains: places, ...customer } of customers) {
        createCustomerSchema.parse({ kind: 'customer.create', ...customer });
        for (const { name, aliases, validity, seatLimit, graceDays, users } of places) {
          createDomainSchema.parse({ kind: 'domain.create', customerId: 1, name, aliases, validity, seatLimit, graceDays });
          for (const { email, displayName, profile, validity: own } of users) {
            createUserSchema.parse({ kind: 'user.create', email, displayName, profile, validity: own });
          }
        }
      }
    });
  }
});
