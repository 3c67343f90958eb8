import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Dated } from './dated.ts';
import type { DomainState, LicenceHistory, UserState } from './licence-history.ts';
import { timelineKinds } from './timeline-change.ts';
import { timelineOf } from './timeline.ts';
import { timelineSentence } from './timeline-sentence.ts';

const open = { from: null, until: null };
const at = (text: string): number => Date.parse(`${text}T12:00:00Z`);
const now = at('2026-11-25');

const dated = <State extends object>(state: State, since: string, until?: string, changeRequestId: number | null = null): Dated<State> => ({
  ...state,
  since: at(since),
  until: until === undefined ? null : at(until),
  changeRequestId,
  endedByChangeRequestId: null,
});

const ana: UserState = {
  domainId: 1,
  localPart: 'ana',
  displayName: 'Ana',
  profileId: 3,
  validity: open,
  suspended: false,
  suspensionReason: null,
};
const acme: DomainState = {
  id: 1,
  customerId: 5,
  name: 'acme.example',
  graceDays: 0,
  offlineLeaseDays: null,
  validity: { from: '2026-01-01', until: null },
  suspended: false,
  suspensionReason: null,
};

const begun = '2026-01-05';

const quiet: LicenceHistory = {
  user: [dated(ana, begun)],
  domains: [dated(acme, begun)],
  customers: [dated({ id: 5, timeZone: 'Europe/Paris' }, begun)],
  assignments: [dated({ domainId: 1, packId: 7, order: 1, validity: open }, begun)],
  packs: [dated({ id: 7, key: 'finance', name: 'Finance' }, begun), dated({ id: 8, key: 'sales', name: 'Sales' }, begun)],
  packValues: [dated({ setId: 7, featureId: 9, value: 5 }, begun), dated({ setId: 8, featureId: 9, value: 8 }, begun)],
  profiles: [dated({ id: 3, key: 'reader', name: 'Reader' }, begun), dated({ id: 4, key: 'analyst', name: 'Analyst' }, begun)],
  profileValues: [],
  features: [dated({ id: 9, key: 'maxRows', defaultValue: 0 }, begun)],
  overrides: [],
};

/** What has happened after the beginning, as the day, the kind and the sentence in English. */
function told(history: Partial<LicenceHistory>): readonly (readonly [string, string, string])[] {
  return timelineOf({ ...quiet, ...history }, now)
    .slice(1)
    .map((entry) => [new Date(entry.at).toISOString().slice(0, 10), entry.kind, timelineSentence(entry, 'en')]);
}

/** The states of something that was changed once, on 1 March, by change request 17. */
function changedOnce<State extends object>(before: State, after: Partial<State>): readonly Dated<State>[] {
  return [dated(before, begun, '2026-03-01'), dated({ ...before, ...after }, '2026-03-01', undefined, 17)];
}

describe('timelineOf', () => {
  it('begins with the seat, and ends with it', () => {
    const [created, ...rest] = timelineOf({ ...quiet, user: [dated(ana, begun, '2026-02-01')] }, now);
    assert.deepEqual([created?.kind, created?.before, created?.status, created?.customerId], ['created', null, 'active', 5]);
    assert.deepEqual(created?.after, { email: 'ana@acme.example', profile: 'reader', validity: open, suspensionReason: null });
    assert.deepEqual(
      rest.map(({ kind, after, status }) => [kind, after, status]),
      [['deleted', null, null]],
    );
  });

  it('tells changes of the user with the change request that they came by', () => {
    const [, suspended] = timelineOf({ ...quiet, user: changedOnce(ana, { suspended: true, suspensionReason: 'on leave' }) }, now);
    assert.deepEqual(suspended, {
      kind: 'suspended',
      at: at('2026-03-01'),
      before: { suspensionReason: null },
      after: { suspensionReason: 'on leave' },
      changeRequestId: 17,
      status: 'suspended',
      customerId: 5,
    });
    assert.deepEqual(told({ user: changedOnce(ana, { profileId: 4 }) }), [
      ['2026-03-01', 'profile-changed', 'The profile changed from reader to analyst.'],
    ]);
    assert.deepEqual(told({ user: changedOnce(ana, { localPart: 'anne' }) }), [
      ['2026-03-01', 'address-changed', 'The address changed from ana@acme.example to anne@acme.example.'],
    ]);
    const until = (day: string) => ({ validity: { from: null, until: day } });
    assert.deepEqual(told({ user: changedOnce({ ...ana, ...until('2027-01-31') }, until('2027-12-31')) }), [
      ['2026-03-01', 'renewed', 'The licence was renewed: until 31 December 2027.'],
    ]);
    assert.deepEqual(told({ user: changedOnce({ ...ana, ...until('2027-12-31') }, until('2027-01-31')) }), [
      ['2026-03-01', 'validity-changed', 'The validity of the seat changed: until 31 December 2027 → until 31 January 2027.'],
    ]);
  });

  it('tells changes of the domain, its packs and its customer', () => {
    assert.deepEqual(told({ domains: changedOnce(acme, { suspended: true, suspensionReason: 'unpaid' }) }), [
      ['2026-03-01', 'domain-suspended', 'The licences of the domain were suspended: ‘unpaid’.'],
    ]);
    assert.deepEqual(told({ domains: changedOnce(acme, { name: 'acme.org', graceDays: 10 }) }), [
      ['2026-03-01', 'address-changed', 'The address changed from ana@acme.example to ana@acme.org.'],
      ['2026-03-01', 'grace-changed', 'The days of grace changed from 0 to 10.'],
    ]);
    assert.deepEqual(told({ domains: changedOnce(acme, { offlineLeaseDays: 30 }) }), [
      ['2026-03-01', 'offline-lease-changed', 'The days of offline use changed from 3 to 30.'],
    ]);
    const sales = dated({ domainId: 1, packId: 8, order: 2, validity: { from: null, until: '2026-12-31' } }, '2026-03-01');
    assert.deepEqual(told({ assignments: [...quiet.assignments, sales] }), [
      ['2026-03-01', 'packs-changed', 'The packs of the domain changed from finance to finance and sales (until 31 December 2026).'],
    ]);
    assert.deepEqual(told({ customers: changedOnce({ id: 5, timeZone: 'Europe/Paris' }, { timeZone: 'UTC' }) }), [
      ['2026-03-01', 'time-zone-changed', 'The customer’s time zone changed from Europe/Paris to UTC.'],
    ]);
  });

  it('tells values of the catalogue that speak of the user, and no others', () => {
    const [ofFinance, ofSales] = [
      changedOnce({ setId: 7, featureId: 9, value: 5 }, { value: 6 }),
      changedOnce({ setId: 8, featureId: 9, value: 8 }, { value: 9 }),
    ];
    assert.deepEqual(told({ packValues: [...ofFinance, ...ofSales] }), [
      ['2026-03-01', 'value-changed', 'maxRows changed from 5 to 6 in the pack finance.'],
    ]);
    assert.deepEqual(told({ features: changedOnce({ id: 9, key: 'maxRows', defaultValue: 0 }, { defaultValue: 1 }) }), [
      ['2026-03-01', 'value-changed', 'maxRows changed from 0 to 1 by default.'],
    ]);
    assert.deepEqual(told({ profileValues: [dated({ setId: 3, featureId: 9, value: 2 }, '2026-03-01')] }), [
      ['2026-03-01', 'value-changed', 'maxRows changed from none to 2 in the profile reader.'],
    ]);
  });

  it('tells overrides, and when their dates pass', () => {
    const override = { featureId: 9, value: 7, validity: { from: null, until: '2026-05-31' }, reason: 'pilot' };
    assert.deepEqual(told({ overrides: [dated(override, '2026-03-01', '2026-07-01')] }), [
      ['2026-03-01', 'override-set', 'maxRows was set to 7 for this user, until 31 May 2026: ‘pilot’.'],
      ['2026-05-31', 'override-ended', 'The override of maxRows (7) ended.'],
      ['2026-07-01', 'override-removed', 'The override of maxRows was removed.'],
    ]);
  });

  it('tells when the validity starts and ends and grace runs out, in the zone of the customer, and nothing that is yet to come', () => {
    const validity = { from: '2026-02-01', until: '2026-03-31' };
    const entries = timelineOf({ ...quiet, domains: [dated({ ...acme, validity, graceDays: 10 }, begun)] }, now);
    assert.deepEqual(
      entries.map(({ kind, at: passed, status }) => [kind, new Date(passed).toISOString(), status]),
      [
        ['created', '2026-01-05T12:00:00.000Z', 'not_started'],
        ['licence-started', '2026-01-31T23:00:00.000Z', 'active'],
        ['licence-ended', '2026-03-31T22:00:00.000Z', 'grace'],
        ['grace-ended', '2026-04-10T22:00:00.000Z', 'expired'],
      ],
    );
    const beforeEnd = timelineOf({ ...quiet, domains: [dated({ ...acme, validity }, begun)] }, at('2026-03-30'));
    assert.deepEqual(
      beforeEnd.map(({ kind }) => kind),
      ['created', 'licence-started'],
    );
  });

  it('does not tell that an end has passed which a renewal had moved', () => {
    const ending = { ...acme, validity: { from: '2026-01-01', until: '2026-03-31' } };
    assert.deepEqual(told({ domains: changedOnce(ending, { validity: { from: '2026-01-01', until: '2027-03-31' } }) }), [
      ['2026-03-01', 'domain-renewed', 'The domain was renewed: from 1 January 2026 until 31 March 2027.'],
    ]);
  });
});

describe('timelineSentence', () => {
  const seat = { email: 'ana@acme.example', profile: 'reader', validity: open, suspensionReason: 'on leave' };
  const said = {
    ...seat,
    feature: 'maxRows',
    value: 5,
    pack: 'finance',
    packs: [],
    graceDays: 3,
    timeZone: 'UTC',
    status: 'grace',
    reason: 'pilot',
  };

  for (const locale of ['en', 'fr'] as const) {
    it(`says every kind in one sentence of its own (${locale})`, () => {
      const sentences = timelineKinds.map((kind) => timelineSentence({ kind, before: said, after: said }, locale));
      for (const sentence of sentences) assert.match(sentence, /^[\p{Lu}m].*[^.]\.$/u);
      assert.equal(new Set(sentences).size, timelineKinds.length);
      assert.doesNotMatch(sentences.join('\n'), /undefined|null|\[object/);
    });
  }

  it('is French in French', () => {
    const change = { before: { value: 1, feature: 'maxRows' }, after: { value: 20_000, feature: 'maxRows', pack: 'finance' } };
    assert.equal(
      timelineSentence({ kind: 'value-changed', ...change }, 'fr'),
      'maxRows est passé de 1 à 20\u202F000 dans le pack finance.',
    );
  });
});
