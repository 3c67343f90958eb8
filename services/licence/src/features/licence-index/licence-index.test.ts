import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { domainRow, noon, overrideRow, sampleCatalogue, sampleIndex, userRow } from '../../testing/sample-registry.ts';
import { licenceAnswer } from '../licence-check/answer-schema.ts';
import { AnswerTail } from '../licence-check/answer-tail.ts';
import { findAnswer } from '../licence-check/find-answer.ts';
import type { LicenceIndex } from './licence-index.ts';

/** What a check answers. */
function ask(index: LicenceIndex, email: string, { product, at = noon }: { product?: string; at?: number | string } = {}) {
  const instant = typeof at === 'string' ? Date.parse(at) : at;
  const found = findAnswer(index.reader, email, product, instant);
  if (typeof found !== 'string') return assert.fail(found.code);
  return licenceAnswer.parse(JSON.parse(found + new AnswerTail().text({ revision: 1, asOf: instant }, instant, undefined)));
}

const status = (index: LicenceIndex, email: string, at?: string): string => ask(index, email, at === undefined ? {} : { at }).status;

describe('the status of a licence', () => {
  it('is unknown for an unknown person, an unknown domain, and both alike', async () => {
    const index = await sampleIndex();
    const [person, domain] = [ask(index, 'eve@acme.example'), ask(index, 'ana@other.example')];
    assert.deepEqual(person, domain);
    assert.deepEqual(
      { ...person, checkedAt: '', asOf: '', revision: 0 },
      {
        valid: false,
        status: 'unknown',
        detail: 'No licence for this address.',
        validUntil: null,
        profile: null,
        features: {},
        checkedAt: '',
        revision: 0,
        stale: false,
        asOf: '',
      },
    );
  });

  it('is active until the last instant of the last day in the time zone of the customer, then grace, then expired', async () => {
    const index = await sampleIndex({ domains: [domainRow({ graceDays: 10 })] });
    const email = 'ana@acme.example';
    assert.equal(status(index, email, '2025-12-31T22:59:59.999Z'), 'not_started');
    assert.equal(status(index, email, '2025-12-31T23:00:00Z'), 'active');
    assert.equal(status(index, email, '2027-03-31T21:59:59.999Z'), 'active');
    assert.equal(status(index, email, '2027-03-31T22:00:00Z'), 'grace');
    assert.equal(status(index, email, '2027-04-10T21:59:59.999Z'), 'grace');
    assert.equal(status(index, email, '2027-04-10T22:00:00Z'), 'expired');
    const { valid, validUntil, detail, profile, features } = ask(index, email);
    assert.deepEqual(
      { valid, validUntil, detail, profile, features },
      {
        valid: true,
        validUntil: '2027-03-31T22:00:00Z',
        detail: 'Licensed until 31 March 2027.',
        profile: 'viewer',
        features: { 'cube.connect': false, 'adhoc.maxRows': 1000, theme: 'light' },
      },
    );
  });

  it('is valid in grace, with features, and not otherwise', async () => {
    const index = await sampleIndex({ domains: [domainRow({ graceDays: 10 })] });
    const grace = ask(index, 'ana@acme.example', { at: '2027-04-05T00:00:00Z' });
    assert.equal(grace.valid, true);
    assert.equal(Object.keys(grace.features).length, 3);
    const expired = ask(index, 'ana@acme.example', { at: '2027-05-05T00:00:00Z' });
    assert.equal(expired.valid, false);
    assert.deepEqual(expired.features, {});
    assert.equal(expired.profile, 'viewer');
    assert.equal(expired.validUntil, '2027-03-31T22:00:00Z');
  });

  it('is suspended for one person, domain_suspended for all', async () => {
    const users = [userRow(), userRow({ id: 2, localPart: 'bob', suspended: true })];
    const index = await sampleIndex({ users });
    assert.equal(status(index, 'ana@acme.example'), 'active');
    assert.equal(status(index, 'bob@acme.example'), 'suspended');
    assert.deepEqual(ask(index, 'bob@acme.example').features, {});
    index.replaceDomains([{ firstId: 1, lastId: 1 }], [domainRow({ suspended: true })]);
    assert.equal(status(index, 'ana@acme.example'), 'domain_suspended');
    assert.equal(status(index, 'bob@acme.example'), 'suspended');
  });

  it('takes the dates of the person inside those of the domain', async () => {
    const users = [
      userRow({ id: 1, localPart: 'early', validUntil: '2026-06-30' }),
      userRow({ id: 2, localPart: 'late', validFrom: '2026-12-01', validUntil: '2030-01-01' }),
    ];
    const index = await sampleIndex({ users });
    assert.equal(status(index, 'early@acme.example'), 'expired');
    assert.equal(status(index, 'late@acme.example'), 'not_started');
    assert.equal(ask(index, 'late@acme.example', { at: '2026-12-02T00:00:00Z' }).validUntil, '2027-03-31T22:00:00Z');
  });

  it('has no end where the domain has none, and a writable one where that is the end of time', async () => {
    const open = await sampleIndex({ domains: [domainRow({ validUntil: null })] });
    assert.equal(ask(open, 'ana@acme.example').validUntil, null);
    assert.equal(ask(open, 'ana@acme.example').detail, 'Licensed until further notice.');
    const ever = await sampleIndex({ domains: [domainRow({ validUntil: '9999-12-31', timeZone: 'America/New_York' })] });
    assert.equal(ask(ever, 'ana@acme.example').validUntil, '9999-12-31T23:59:59Z');
  });
});

describe('the features of a licence', () => {
  const packs = [
    { packId: 2, position: 2, validFrom: null, validUntil: null },
    { packId: 1, position: 1, validFrom: null, validUntil: null },
  ];

  it('come from the packs in their order, then the profile, then overrides', async () => {
    const users = [userRow(), userRow({ id: 2, localPart: 'bob', profileId: 2 }), userRow({ id: 3, localPart: 'cyd', profileId: 2 })];
    const index = await sampleIndex({
      domains: [domainRow({ packs })],
      users,
      overrides: [overrideRow({ userId: 3, featureId: 2, value: 99 })],
    });
    assert.deepEqual(ask(index, 'ana@acme.example').features, { 'cube.connect': true, 'adhoc.maxRows': 7000, theme: 'dark' });
    assert.deepEqual(ask(index, 'bob@acme.example').features, { 'cube.connect': true, 'adhoc.maxRows': 20_000, theme: 'dark' });
    assert.deepEqual(ask(index, 'cyd@acme.example').features, { 'cube.connect': true, 'adhoc.maxRows': 99, theme: 'dark' });
  });

  it('change at the instants at which packs and overrides start and end', async () => {
    const index = await sampleIndex({
      domains: [domainRow({ packs: [{ packId: 1, position: 1, validFrom: '2026-11-23', validUntil: '2026-11-24' }] })],
      users: [userRow(), userRow({ id: 2, localPart: 'bob' })],
      overrides: [overrideRow({ userId: 2, featureId: 2, value: 1, validFrom: null, validUntil: '2026-11-23' })],
    });
    const rowsOf = (name: string, at: string): unknown => ask(index, `${name}@acme.example`, { at }).features['adhoc.maxRows'];
    assert.equal(rowsOf('ana', '2026-11-22T22:59:59Z'), 1000);
    assert.equal(rowsOf('ana', '2026-11-22T23:00:00Z'), 5000);
    assert.equal(rowsOf('ana', '2026-11-24T22:59:59Z'), 5000);
    assert.equal(rowsOf('ana', '2026-11-24T23:00:00Z'), 1000);
    assert.equal(rowsOf('bob', '2026-11-23T22:59:59Z'), 1);
    assert.equal(rowsOf('bob', '2026-11-23T23:00:00Z'), 5000);
  });

  it('are those of one product where one is named, and of all otherwise', async () => {
    const index = await sampleIndex();
    assert.deepEqual(Object.keys(ask(index, 'ana@acme.example').features), ['cube.connect', 'adhoc.maxRows', 'theme']);
    assert.deepEqual(Object.keys(ask(index, 'ana@acme.example', { product: 'excel-addin' }).features), ['cube.connect', 'adhoc.maxRows']);
    assert.deepEqual(Object.keys(ask(index, 'ana@acme.example', { product: 'sheets-addin' }).features), ['theme']);
    assert.deepEqual(findAnswer(index.reader, 'ana@acme.example', 'word-addin', noon), { code: 'unknown_product' });
    assert.deepEqual(findAnswer(index.reader, 'nobody@acme.example', 'word-addin', noon), { code: 'unknown_product' });
  });

  it('follow the catalogue', async () => {
    const index = await sampleIndex();
    ask(index, 'ana@acme.example');
    const features = sampleCatalogue.features.map((feature) => (feature.id === 2 ? { ...feature, defaultValue: 5 } : feature));
    index.setCatalogue({ ...sampleCatalogue, features, profiles: [] });
    assert.equal(ask(index, 'ana@acme.example').features['adhoc.maxRows'], 5);
    assert.equal(ask(index, 'ana@acme.example').profile, null);
  });

  it('are written in ASCII, whatever they hold', async () => {
    const features = [{ id: 1, key: 'motto', productId: 1, defaultValue: 'né à «Zürich» "😀"\n\\' }];
    const index = await sampleIndex({
      catalogue: { ...sampleCatalogue, features, profiles: [{ id: 1, key: 'rédacteur', name: '', featureValues: {} }] },
    });
    assert.match(String(findAnswer(index.reader, 'ana@acme.example', undefined, noon)), /^[\x20-\x7e]+$/);
    const { features: answered, profile } = ask(index, 'ana@acme.example');
    assert.deepEqual([answered['motto'], profile], ['né à «Zürich» "😀"\n\\', 'rédacteur']);
  });
});

describe('the address of a licence', () => {
  it('is compared in its normal form', async () => {
    const index = await sampleIndex({
      domains: [domainRow({ names: ['acme.example', 'xn--bcher-kva.example'] })],
      users: [userRow({ localPart: 'ana+x' }), userRow({ id: 2, localPart: 'zoë' })],
    });
    for (const typed of ['ana+x@acme.example', ' Ana+X@ACME.example\t', 'ana+x@bücher.example', 'ZOË@acme.example']) {
      assert.equal(status(index, typed), 'active', typed);
    }
    assert.equal(status(index, 'ana@acme.example'), 'unknown');
    assert.equal(status(index, 'an.a+x@acme.example'), 'unknown');
  });

  it('is refused where it is none, though the domain be known', async () => {
    const index = await sampleIndex();
    for (const typed of [
      '',
      ' ',
      'ana',
      '@acme.example',
      'ana@',
      'a..b@acme.example',
      '.ana@acme.example',
      'ana@acme',
      'ana@@acme.example',
      'a na@acme.example',
    ]) {
      assert.deepEqual(findAnswer(index.reader, typed, undefined, noon), { code: 'invalid_email' }, typed);
    }
  });

  it('works under every name of the domain, and under none that it has lost', async () => {
    const index = await sampleIndex({ domains: [domainRow({ names: ['acme.example', 'old.example'] })] });
    assert.equal(status(index, 'ana@acme.example'), 'active');
    assert.equal(status(index, 'ana@old.example'), 'active');
    index.replaceDomains([{ firstId: 1, lastId: 1 }], [domainRow({ names: ['new.example', 'acme.example'] })]);
    assert.equal(status(index, 'ana@new.example'), 'active');
    assert.equal(status(index, 'ana@acme.example'), 'active');
    assert.equal(status(index, 'ana@old.example'), 'unknown');
  });

  it('goes with a name that passes from one domain to another', async () => {
    const domains = [domainRow({ names: ['acme.example', 'shared.example'] }), domainRow({ id: 2, names: ['other.example'] })];
    const users = [userRow(), userRow({ id: 2, domainId: 2, suspended: true })];
    const index = await sampleIndex({ domains, users });
    assert.equal(status(index, 'ana@shared.example'), 'active');
    const moved = [domainRow(), domainRow({ id: 2, names: ['other.example', 'shared.example'] })];
    index.replaceDomains([{ firstId: 1, lastId: 2 }], moved);
    assert.equal(status(index, 'ana@shared.example'), 'suspended');
    // The same, told of the domains one by one, and of the one that gains first.
    index.replaceDomains([{ firstId: 1, lastId: 1 }], [domainRow({ names: ['acme.example', 'shared.example'] })]);
    assert.equal(status(index, 'ana@shared.example'), 'active');
    index.replaceDomains([{ firstId: 2, lastId: 2 }], [domainRow({ id: 2, names: ['other.example'] })]);
    assert.equal(status(index, 'ana@shared.example'), 'active');
  });
});

describe('LicenceIndex', () => {
  it('drops the users of a range that are gone, and no others', async () => {
    const users = ['ana', 'bob', 'cyd', 'dan'].map((localPart, index) => userRow({ id: index + 1, localPart }));
    const index = await sampleIndex({ users });
    index.replaceUsers([{ firstId: 2, lastId: 3 }], [userRow({ id: 3, localPart: 'cyd' })], new Map());
    assert.deepEqual(
      users.map(({ localPart }) => status(index, `${localPart}@acme.example`)),
      ['active', 'unknown', 'active', 'active'],
    );
    assert.equal(index.size, 3);
  });

  it('moves a user to another address and another domain', async () => {
    const index = await sampleIndex({ domains: [domainRow(), domainRow({ id: 2, names: ['other.example'] })] });
    await index.makeRoomFor(1);
    index.replaceUsers([{ firstId: 1, lastId: 1 }], [userRow({ domainId: 2, localPart: 'ana.b' })], new Map());
    assert.equal(status(index, 'ana@acme.example'), 'unknown');
    assert.equal(status(index, 'ana.b@other.example'), 'active');
    assert.equal(index.size, 1);
  });

  it('lets two users exchange their addresses, read together or one by one', async () => {
    const users = [userRow(), userRow({ id: 2, localPart: 'bob', suspended: true })];
    const swapped = [userRow({ localPart: 'bob' }), userRow({ id: 2, localPart: 'ana', suspended: true })];
    for (const steps of [[swapped], swapped.map((row) => [row]), swapped.toReversed().map((row) => [row])]) {
      const index = await sampleIndex({ users });
      for (const rows of steps) {
        await index.makeRoomFor(rows.length);
        index.replaceUsers(
          rows.map(({ id }) => ({ firstId: id, lastId: id })),
          rows,
          new Map(),
        );
      }
      assert.equal(status(index, 'ana@acme.example'), 'suspended');
      assert.equal(status(index, 'bob@acme.example'), 'active');
      assert.equal(index.size, 2);
    }
  });

  it('takes users before it has heard of their domain', async () => {
    const index = await sampleIndex({ domains: [] });
    assert.equal(status(index, 'ana@acme.example'), 'unknown');
    index.replaceDomains([{ firstId: 1, lastId: 1 }], [domainRow()]);
    assert.equal(status(index, 'ana@acme.example'), 'active');
  });

  it('forgets a domain that is deleted, before or after its users', async () => {
    const range = { firstId: 1, lastId: 1 };
    for (const order of ['domain first', 'users first']) {
      const index = await sampleIndex();
      if (order === 'domain first') index.replaceDomains([range], []);
      index.replaceUsers([range], [], new Map());
      if (order === 'users first') index.replaceDomains([range], []);
      assert.equal(status(index, 'ana@acme.example'), 'unknown', order);
      assert.equal(index.size, 0);
      // The numbers that have become free serve others.
      index.replaceDomains([{ firstId: 9, lastId: 9 }], [domainRow({ id: 9, names: ['nine.example'] })]);
      await index.makeRoomFor(1);
      index.replaceUsers([{ firstId: 9, lastId: 9 }], [userRow({ id: 9, domainId: 9, localPart: 'nina' })], new Map());
      assert.equal(status(index, 'nina@nine.example'), 'active');
      assert.equal(status(index, 'ana@nine.example'), 'unknown');
    }
  });

  it('answers anew for a user whose overrides, dates or profile have changed', async () => {
    const index = await sampleIndex();
    const range = { firstId: 1, lastId: 1 };
    const put = async (row: Parameters<typeof userRow>[0], overrides = [overrideRow()]) => {
      await index.makeRoomFor(1);
      index.replaceUsers([range], [userRow(row)], new Map([[1, overrides]]));
      return ask(index, 'ana@acme.example');
    };
    assert.equal((await put({})).features['cube.connect'], true);
    assert.equal((await put({}, [overrideRow({ featureId: 3, value: 'dark' })])).features['theme'], 'dark');
    assert.equal((await put({}, [])).features['theme'], 'light');
    assert.equal((await put({ profileId: 2 }, [])).profile, 'analyst');
    assert.equal((await put({ profileId: null }, [])).profile, null);
    assert.equal((await put({ validUntil: '2026-11-22' }, [])).validUntil, '2026-11-22T23:00:00Z');
    assert.equal(index.size, 1);
  });
});
