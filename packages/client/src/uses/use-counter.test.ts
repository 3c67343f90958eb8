import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { cutOff, problem, silence } from '../testing/fake-server.ts';
import { day, minute, testClient, type TestClient } from '../testing/test-client.ts';

/** The batches that the server was told. */
function told({ server }: Pick<TestClient, 'server'>): unknown[] {
  return server.asked.filter(({ what }) => what.endsWith('/uses')).map(({ body }) => body['uses']);
}

const at = '2026-11-22T12:00:00.000Z';
const connected = { product: 'excel-addin', feature: 'cube.connect' };

describe('what is used', () => {
  it('is counted here, and told together after a minute', async () => {
    const test = testClient();
    const { client, clock } = test;
    client.use('cube.connect');
    client.use('cube.connect', 2);
    client.of('bob@acme.example').use('cube.connect');
    client.use('adhoc.maxRows');
    await clock.pass(minute - 1);
    assert.deepEqual(told(test), []);
    await clock.pass(1);
    const bobs = { email: 'bob@acme.example', ...connected, count: 1, at };
    assert.deepEqual(told(test), [
      [{ ...connected, count: 3, at }, bobs, { product: 'excel-addin', feature: 'adhoc.maxRows', count: 1, at }],
    ]);
    await clock.pass(day);
    assert.equal(told(test).length, 1);
  });

  it('is told at once by flush and close, and what comes later in its own time', async () => {
    const test = testClient({ email: 'ana@acme.example' });
    const { client, clock } = test;
    client.use('cube.connect');
    await clock.until(client.flush());
    client.use('cube.connect');
    await clock.until(client.close());
    const line = { email: 'ana@acme.example', ...connected, count: 1, at };
    assert.deepEqual(told(test), [[line], [line]]);
    assert.equal(clock.timers, 0);
  });

  it('is told again after an outage, together with what was used meanwhile', async () => {
    const test = testClient({ retries: 0 });
    const { client, clock, server } = test;
    server.instead = cutOff;
    client.use('cube.connect');
    await clock.pass(minute);
    client.use('cube.connect');
    server.instead = undefined;
    await clock.pass(10 * minute);
    assert.deepEqual(told(test).at(-1), [{ ...connected, count: 2, at: '2026-11-22T12:01:00.000Z' }]);
    assert.equal(told(test).length, 2);
  });

  it('is told when the server wants to be asked again', async () => {
    const test = testClient({ retries: 0 });
    const { client, clock, server } = test;
    server.instead = () => problem(429, 'rate_limited', { 'retry-after': '3600' });
    client.use('cube.connect');
    await clock.pass(minute);
    await clock.pass(3_600_000);
    assert.equal(told(test).length, 1);
    server.instead = undefined;
    await clock.pass(10 * minute);
    assert.equal(told(test).length, 2);
  });

  it('is given up where the server refuses it, and said to be lost', async () => {
    const test = testClient();
    const { client, clock, server, errors } = test;
    server.insteadOf.set('POST /v1/licences/uses', () => problem(400, 'unknown_feature'));
    client.use('cube.connect', 5);
    await clock.pass(day);
    assert.equal(told(test).length, 1);
    const [error] = errors;
    assert.deepEqual([error?.code, error?.message], ['uses_lost', '5 uses of features could not be told to the licence server.']);
    assert.match(String(error?.cause), /What to do about unknown_feature/);
  });

  it('is given up after a day without the server', async () => {
    const test = testClient({ retries: 0 });
    const { client, clock, server, errors } = test;
    server.instead = cutOff;
    client.use('cube.connect');
    await clock.pass(2 * day);
    assert.ok(told(test).length < 200, `${told(test).length} tries`);
    assert.equal(errors.filter(({ code }) => code === 'uses_lost').length, 1);
    assert.equal(clock.timers, 0);
  });

  it('is kept within bounds of number, and told in batches that the server and browsers take', async () => {
    const test = testClient();
    const { client, clock, errors } = test;
    for (let person = 0; person < 10_001; person += 1) client.of(`person-${person}@acme.example`).use('cube.connect');
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['uses_lost'],
    );
    await clock.pass(minute);
    const batches = told(test) as { length: number }[];
    assert.equal(
      batches.reduce((sum, { length }) => sum + length, 0),
      10_000,
    );
    assert.ok(batches.every((batch) => batch.length <= 1_000 && JSON.stringify(batch).length < 21_000));
  });

  it('is waited for a few seconds at most when the client is closed', async () => {
    const test = testClient({ timeoutMs: 60_000 });
    test.server.instead = silence;
    test.client.use('cube.connect');
    const closed = test.client.close();
    await test.clock.pass(5_000);
    await closed;
    await test.clock.pass(0);
    assert.deepEqual(
      test.errors.map(({ code }) => code),
      ['uses_lost'],
    );
    assert.equal(test.clock.timers, 0);
  });

  it('is a whole number', () => {
    const { client } = testClient();
    for (const count of [0, -1, 1.5, Number.NaN, Infinity]) assert.throws(() => client.use('cube.connect', count), RangeError);
  });
});

describe('a page that hides', () => {
  const listeners = new Set<() => void>();
  const page = {
    visibilityState: 'visible',
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
  const become = (state: 'visible' | 'hidden'): void => {
    page.visibilityState = state;
    for (const listener of listeners) listener();
  };

  before(() => void Object.assign(globalThis, { document: page }));
  beforeEach(() => {
    listeners.clear();
    page.visibilityState = 'visible';
  });
  after(() => void Reflect.deleteProperty(globalThis, 'document'));

  it('tells at once, in a request that outlives it, with the token it used last', async () => {
    let tokens = 0;
    const test = testClient({ token: () => Promise.resolve(`token ${(tokens += 1)}`) });
    await test.clock.until(test.client.check());
    test.client.use('cube.connect');
    become('visible');
    assert.deepEqual(told(test), []);
    become('hidden');
    assert.deepEqual(told(test), [[{ ...connected, count: 1, at }]], 'before anything else may happen');
    const last = test.server.asked.at(-1);
    assert.deepEqual([last?.token, last?.init.keepalive], ['Bearer token 1', true]);
    await test.clock.until(test.client.close());
    assert.equal(listeners.size, 0);
  });

  it('and comes back loses nothing for want of a token, or by an old one', async () => {
    const test = testClient({ token: () => Promise.resolve('token'), retries: 0 });
    test.client.use('cube.connect');
    become('hidden');
    await test.clock.until(test.client.check());
    assert.deepEqual(told(test), []);
    test.server.insteadOf.set('POST /v1/licences/uses', () => problem(401, 'expired_identity_token'));
    become('hidden');
    await test.clock.pass(0);
    test.server.insteadOf.clear();
    await test.clock.pass(10 * minute);
    assert.deepEqual([told(test).length, told(test).at(-1), test.errors], [2, [{ ...connected, count: 1, at }], []]);
  });
});
