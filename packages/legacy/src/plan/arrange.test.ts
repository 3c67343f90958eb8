import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CanonicalRows, Entity } from '../mapping/canonical-rows.ts';
import { arrangeCustomers } from './arrange-customers.ts';
import { arrangeDomains } from './arrange-domains.ts';
import { arrangeFeatures } from './arrange-features.ts';
import { arrangeOperators } from './arrange-operators.ts';
import { arrangePacks } from './arrange-packs.ts';
import { arrangeProfiles } from './arrange-profiles.ts';
import { bindPacks } from './bind-packs.ts';
import { defaultDecisions } from './decisions.ts';
import type { PlanRules } from './plan-rules.ts';
import type { Fate, Staged } from './staged.ts';

const rules: PlanRules = {
  timeZone: 'Europe/Paris',
  yes: ['vrai'],
  no: ['faux'],
  features: {
    coloring: { key: 'cell.coloring', type: { type: 'flag' } },
    'adhoc.max_rows': { key: 'adhoc.maxRows', type: { type: 'number', minimum: 0, maximum: 100_000 } },
  },
  roles: { Lecture: 'reader', Administrateur: 'administrator', Ancien: null },
  decisions: defaultDecisions,
};

const nobody = () => undefined;

/** Rows with positions from 1 on. */
function rows<One extends Entity>(entity: One, ...given: readonly Partial<CanonicalRows[One]>[]): readonly Staged<One>[] {
  return given.map((row, index) => ({
    position: index + 1,
    sourceKey: `${entity}|${index + 1}`,
    row: { ...empty[entity], id: String(index + 1), ...row } as CanonicalRows[One],
  }));
}

const empty: Readonly<Record<Entity, object>> = {
  customer: { externalReference: null, locale: null, timeZone: null, isActive: null, createdAt: null },
  domain: { customerId: '1', validFrom: '2022-01-01', validUntil: null, isActive: true, seatLimit: null, graceDays: null, createdAt: null },
  user: {},
  seat: {},
  'user-profile': {},
  profile: { description: null },
  'profile-value': {},
  feature: { name: null, description: null, defaultValue: '0' },
  'domain-pack': { order: null, validFrom: null, validUntil: null },
  pack: { description: null, settings: [] },
  role: {},
  operator: { displayName: null, isActive: null },
};

const said = (fates: readonly Fate[]) =>
  fates.toSorted((a, b) => a.position - b.position).map((fate) => ('code' in fate ? `${fate.fate} ${fate.code}` : fate.fate));

describe('customers', () => {
  it('whose names differ in white space and case are one, and their domains are its', () => {
    const { things, fates, byId } = arrangeCustomers(
      rows('customer', { name: 'Aciéries  Durand' }, { name: 'ACIÉRIES DURAND' }, { name: 'Acieries Durand' }),
    );
    assert.deepEqual(said(fates), ['thing', 'merged same_name', 'thing']);
    assert.deepEqual(
      things.map(({ desired }) => desired.name),
      ['Aciéries Durand', 'Acieries Durand'],
    );
    const second = byId.get('2');
    assert.ok(second?.ok);
    assert.equal(second.target.position, 1);
  });
});

const customers = arrangeCustomers(rows('customer', { name: 'Acme' }, { name: 'Globex', isActive: false }));
const domainsOf = (given: readonly Staged<'domain'>[], more: Partial<PlanRules['decisions']> = {}, seats = new Map<string, number>()) =>
  arrangeDomains(given, customers.byId, seats, { ...rules, decisions: { ...rules.decisions, ...more } }, nobody);

describe('domains', () => {
  it('without a customer, and whose customer is not there, are quarantined', () => {
    const { fates } = domainsOf(rows('domain', { name: 'a.example', customerId: null }, { name: 'b.example', customerId: '9' }));
    assert.deepEqual(said(fates), ['quarantined customer_missing', 'quarantined customer_missing']);
  });

  it('that a quarantined customer has wait for it', () => {
    const [fate] = arrangeDomains(rows('domain', { name: 'a.example', customerId: '9' }), new Map(), new Map(), rules, () => 44).fates;
    assert.ok(fate !== undefined && 'code' in fate);
    assert.deepEqual([fate.code, fate.other], ['customer_quarantined', 44]);
  });

  it('of one name and one customer are one, the one that ends last; of two customers, a person decides', () => {
    const { things, fates } = domainsOf(
      rows(
        'domain',
        { name: 'a.example', validUntil: '2025-06-30' },
        { name: 'a.example', validUntil: '2027-02-28' },
        { name: 'a.example', validUntil: '2026-01-01', customerId: '2' },
      ),
    );
    assert.deepEqual(said(fates), ['merged same_name', 'thing', 'quarantined name_of_two_customers']);
    assert.equal(things[0]?.desired.validity.until, '2027-02-28');
  });

  it('are suspended where they are inactive, or their customer is', () => {
    const { things } = domainsOf(
      rows('domain', { name: 'a.example', isActive: false }, { name: 'b.example', customerId: '2' }, { name: 'c.example' }),
    );
    assert.deepEqual(
      things.map(({ desired }) => desired.suspended),
      [true, true, false],
    );
  });

  it('get the seat limit that the mapping file decides on, unless they have one', () => {
    const given = rows('domain', { name: 'a.example' }, { name: 'b.example', seatLimit: 5 });
    const limits = (seatLimit: PlanRules['decisions']['seatLimit']) =>
      domainsOf(given, { seatLimit }, new Map([['1', 17]])).things.map(({ desired }) => desired.seatLimit);
    assert.deepEqual(
      [limits('unlimited'), limits('seats'), limits(30)],
      [
        [null, 5],
        [17, 5],
        [30, 5],
      ],
    );
  });

  it('without a first day begin when they were made, or on the day that the mapping file says', () => {
    const given = rows(
      'domain',
      { name: 'a.example', validFrom: null, createdAt: '2019-05-01T08:00:00Z' },
      { name: 'b.example', validFrom: null },
    );
    assert.deepEqual(said(domainsOf(given).fates), ['thing', 'quarantined start_missing']);
    assert.deepEqual(
      domainsOf(given, { domainStart: '2020-01-01' }).things.map(({ desired }) => desired.validity.from),
      ['2019-05-01', '2020-01-01'],
    );
  });
});

const features = arrangeFeatures(
  rows('feature', { code: 'coloring', defaultValue: 'vrai' }, { code: 'adhoc.max_rows', defaultValue: '5000' }),
  rules,
);

describe('features', () => {
  it('become what the mapping file says, with their default values typed', () => {
    assert.deepEqual(
      features.things.map(({ desired }) => [desired.key, desired.defaultValue]),
      [
        ['cell.coloring', true],
        ['adhoc.maxRows', 5000],
      ],
    );
  });

  it('that it does not name, without a default value, or with one that does not fit, are quarantined', () => {
    const given = rows(
      'feature',
      { code: 'other' },
      { code: 'coloring', defaultValue: null },
      { code: 'adhoc.max_rows', defaultValue: 'beaucoup' },
    );
    assert.deepEqual(said(arrangeFeatures(given, rules).fates), [
      'quarantined feature_unmapped',
      'quarantined value_missing',
      'quarantined value_refused',
    ]);
  });
});

describe('profiles', () => {
  it('have the values of their rows; what does not fit, contradicts another or refers to nothing is quarantined', () => {
    const values = rows(
      'profile-value',
      { profileId: '1', featureId: '2', value: '10000' },
      { profileId: '1', featureId: '2', value: 'beaucoup' },
      { profileId: '1', featureId: '2', value: '10000' },
      { profileId: '1', featureId: '2', value: '7' },
      { profileId: '1', featureId: '1', value: null },
      { profileId: '9', featureId: '1', value: '1' },
      { profileId: '1', featureId: '9', value: '1' },
    ).map((one) => ({ ...one, position: one.position + 10 }));
    const { things, fates } = arrangeProfiles(rows('profile', { name: 'Contrôleur de gestion' }), values, features, rules, nobody);
    assert.deepEqual(
      things.map(({ desired }) => desired),
      [{ key: 'controleur-de-gestion', name: 'Contrôleur de gestion', description: '', values: { 'adhoc.maxRows': 10_000 } }],
    );
    assert.deepEqual(said(fates), [
      'thing',
      'part',
      'quarantined value_refused',
      'merged same_value',
      'quarantined value_contradicts',
      'left_out value_missing',
      'quarantined profile_missing',
      'quarantined feature_missing',
    ]);
  });
});

describe('packs', () => {
  const packs = arrangePacks(
    rows(
      'pack',
      { name: 'Finance', settings: [{ code: 'coloring', value: true }] },
      { name: 'Ancien', settings: [{ code: 'adhoc.max_rows', value: '20000' }] },
      { name: 'Cassé', settings: [{ code: 'nope', value: true }] },
    ),
    features,
    rules,
  );

  it('come over whole or not at all', () => {
    assert.deepEqual(said(packs.fates), ['thing', 'thing', 'quarantined setting_refused']);
    assert.deepEqual(
      packs.things.map(({ desired }) => desired.values),
      [{ 'cell.coloring': true }, { 'adhoc.maxRows': 20_000 }],
    );
  });

  it('are bound to domains in order, so that of a pack that is bound twice the later binding stays', () => {
    const domains = domainsOf(rows('domain', { name: 'a.example' }));
    const bindings = rows(
      'domain-pack',
      { domainId: '1', packId: '1' },
      { domainId: '1', packId: '2' },
      { domainId: '1', packId: '1' },
      { domainId: '1', packId: '3' },
      { domainId: '7', packId: '1' },
    ).map((one) => ({ ...one, position: one.position + 20 }));
    const { things, fates } = bindPacks(bindings, domains, packs.byId, nobody);
    assert.deepEqual(
      things[0]?.desired.packs.map(({ pack }) => pack),
      ['ancien', 'finance'],
    );
    assert.deepEqual(said(fates), ['merged same_pack', 'part', 'part', 'quarantined pack_quarantined', 'quarantined domain_missing']);
  });

  it('of a domain that went into another one are for a person to decide on', () => {
    const domains = domainsOf(rows('domain', { name: 'a.example', validUntil: '2025-01-01' }, { name: 'a.example' }));
    const { fates } = bindPacks(rows('domain-pack', { domainId: '1', packId: '1' }), domains, packs.byId, nobody);
    assert.deepEqual(said(fates), ['quarantined pack_of_merged_domain']);
  });
});

describe('operators', () => {
  it('are invited once with all their roles, unless they are inactive or their role is not invited', () => {
    const roles = rows('role', { name: 'Lecture' }, { name: 'administrateur' }, { name: 'Ancien' }, { name: 'Autre' });
    const operators = rows(
      'operator',
      { email: 'a@vendor.example', roleId: '1' },
      { email: 'a@vendor.example', roleId: '2' },
      { email: 'b@vendor.example', roleId: '3' },
      { email: 'c@vendor.example', roleId: '4' },
      { email: 'd@vendor.example', roleId: '2', isActive: false },
      { email: 'e@vendor.example', roleId: '8' },
    ).map((one) => ({ ...one, position: one.position + 10 }));
    const { things, fates } = arrangeOperators(roles, operators, rules, nobody);
    assert.deepEqual(
      things.map(({ desired }) => desired),
      [{ email: 'a@vendor.example', roleKeys: ['administrator', 'reader'] }],
    );
    assert.deepEqual(said(fates), [
      'merged role_mapped',
      'merged role_mapped',
      'left_out role_not_invited',
      'quarantined role_unmapped',
      'thing',
      'part',
      'left_out role_not_invited',
      'quarantined role_quarantined',
      'left_out operator_inactive',
      'quarantined role_missing',
    ]);
  });
});
