import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LicenceError } from '../http/licence-error.ts';
import { anaLicence, expiredLicence } from '../testing/fake-installation.ts';
import { cutOff, problem, silence } from '../testing/fake-server.ts';
import { day, minute, testClient } from '../testing/test-client.ts';

describe('a client', () => {
  it('says what the person may do', async () => {
    const { client, clock } = testClient();
    const licence = await clock.until(client.check());
    assert.deepEqual(
      [licence.valid, licence.status, licence.detail, licence.validUntil, licence.profile, licence.step, licence.basis, licence.notice],
      [true, 'active', 'Licensed until 31 March 2027.', '2027-03-31T22:00:00Z', 'analyst', 'fresh', 'server', null],
    );
    assert.equal(client.can('cube.connect'), true);
    assert.equal(client.can('cube.write'), false);
    assert.equal(client.limit('adhoc.maxRows'), 20_000);
    assert.equal(client.value('export.format'), 'xlsx');
    assert.equal(client.value('export.format', 'csv'), 'xlsx');
    assert.equal(client.status, 'active');
  });

  it('allows nothing before it was told anything, and finds out by itself', async () => {
    const { client, clock } = testClient();
    assert.deepEqual(
      [client.can('cube.connect'), client.limit('adhoc.maxRows'), client.value('export.format'), client.status],
      [false, 0, undefined, 'unknown'],
    );
    assert.equal(client.value('export.format', 'csv'), 'csv');
    assert.match(client.licence.notice ?? '', /has not been confirmed on this device yet/);
    await clock.pass(0);
    assert.equal(client.can('cube.connect'), true);
  });

  it('allows nothing where the licence is not valid, and says why', async () => {
    const { client, clock, server } = testClient();
    server.licences.set('ana@acme.example', expiredLicence);
    const { valid, status, detail, step, reason, notice, features } = await clock.until(client.check());
    assert.deepEqual([valid, status, detail, step, reason], [false, 'expired', expiredLicence.detail, 'blocked', 'not_licensed']);
    assert.deepEqual([notice, features], [null, {}]);
  });

  it('passes over features and members that it does not know', async () => {
    const { client, clock, server } = testClient();
    const features = { ...anaLicence.features, 'cube.future': { nested: [1] } as never };
    server.licences.set('ana@acme.example', { ...anaLicence, features, colour: 'blue' } as never);
    const licence = await clock.until(client.check());
    assert.deepEqual(licence.features, anaLicence.features);
    assert.equal('colour' in licence, false);
    assert.equal((licence.value as (key: string) => unknown).call(licence, 'toString'), undefined);
  });
});

describe('what is known', () => {
  it('is not asked about again within its time, and then by its ETag', async () => {
    const { client, clock, server } = testClient();
    await clock.until(client.check());
    await clock.pass(2 * minute);
    await client.check();
    assert.deepEqual(server.questions, ['POST signed']);
    await clock.pass(3 * minute);
    await clock.until(client.check());
    await clock.pass(5 * minute);
    await clock.until(client.check());
    assert.deepEqual(server.questions, ['POST signed', 'GET check', 'GET check']);
    assert.equal(new Headers(server.asked.at(-1)?.init.headers).has('if-none-match'), true);
  });

  it('is renewed in the background before it is too old, so that nobody waits', async () => {
    const { client, clock, server } = testClient();
    await clock.until(client.check());
    await clock.pass(3 * minute);
    server.licences.set('ana@acme.example', { ...anaLicence, profile: 'viewer' });
    assert.equal((await client.check()).profile, 'analyst');
    await clock.pass(0);
    assert.equal((await client.check()).profile, 'viewer');
    await clock.pass(3 * minute);
    assert.equal(client.can('cube.connect'), true);
    await clock.pass(0);
    assert.deepEqual(server.questions, ['POST signed', 'GET check', 'POST signed', 'GET check']);
  });

  it('is asked about whatever its age where the caller says so', async () => {
    const { client, clock, server } = testClient();
    await clock.until(client.check());
    server.licences.set('ana@acme.example', expiredLicence);
    assert.equal((await client.check({ maxAgeMs: minute })).valid, true);
    assert.equal((await clock.until(client.check({ maxAgeMs: 0 }))).valid, false);
  });

  it('is signed anew once the signed licence is not fresh any more', async () => {
    const { client, clock, server } = testClient();
    await clock.until(client.check());
    await clock.pass(day);
    await clock.until(client.check());
    assert.deepEqual(server.questions, ['POST signed', 'POST signed']);
  });

  it('is asked about by POST where the server knows of nothing else', async () => {
    const { client, clock, server } = testClient();
    server.insteadOf.set('GET /v1/licences/check', () => problem(405, 'method_not_allowed'));
    for (let time = 0; time < 3; time += 1) {
      assert.equal((await clock.until(client.check())).basis, 'server');
      await clock.pass(5 * minute);
    }
    assert.deepEqual(server.questions, ['POST signed', 'GET check', 'POST check', 'POST check']);
  });

  it('is asked about by POST with an API key, so that no address stands in a URL', async () => {
    const { client, clock, server } = testClient({ email: 'ana@acme.example' });
    await clock.until(client.check());
    await clock.pass(5 * minute);
    await clock.until(client.check());
    assert.deepEqual(server.questions, ['POST signed', 'POST check']);
    assert.deepEqual(server.asked.at(-1)?.body, { email: 'ana@acme.example', product: 'excel-addin' });
  });

  it('is asked about once by many at the same time', async () => {
    const { client, clock, server } = testClient();
    const licences = await clock.until(Promise.all(Array.from({ length: 50 }, () => client.check())));
    assert.ok(licences.every(({ valid }) => valid));
    assert.deepEqual(server.questions, ['POST signed']);
  });

  it('is asked about again by whoever comes later and wants to know what is so by then', async () => {
    const { client, clock, server } = testClient();
    let answer: (response: Response) => void = () => undefined;
    server.insteadOf.set('POST /v1/licences/signed', () => new Promise((resolve) => (answer = resolve)));
    const early = client.check();
    await clock.pass(10);
    const later = client.check({ maxAgeMs: 0 });
    const joining = client.check();
    await clock.pass(10);
    assert.deepEqual(server.questions, ['POST signed']);
    server.insteadOf.clear();
    server.licences.set('ana@acme.example', expiredLicence);
    answer(Response.json({ ...expiredLicence, status: 'unknown', signedLicence: null }));
    assert.equal((await clock.until(early)).status, 'unknown');
    await clock.until(joining);
    assert.equal((await clock.until(later)).status, 'expired');
  });

  it('is of each person apart, with one client', async () => {
    const { client, clock, server } = testClient();
    server.licences.set('bob@acme.example', { ...anaLicence, profile: 'viewer' });
    const bob = client.of(' Bob@ACME.example ');
    assert.equal(client.of('bob@acme.example'), bob);
    await clock.until(Promise.all([bob.check(), client.of('ana@acme.example').check()]));
    assert.deepEqual([bob.licence.profile, client.of('ana@acme.example').licence.profile], ['viewer', 'analyst']);
    assert.equal(client.status, 'unknown');
  });
});

describe('an answer that does not come', () => {
  it('is asked for again, later each time, by chance', async () => {
    const { client, clock, server } = testClient({ retries: 2 });
    server.instead = cutOff;
    const checked = client.check();
    await clock.pass(124);
    assert.equal(server.asked.length, 1);
    await clock.pass(1);
    assert.equal(server.asked.length, 2);
    await clock.pass(249);
    assert.equal(server.asked.length, 2);
    await clock.pass(1);
    assert.equal(server.asked.length, 3);
    const { valid, error, reason } = await checked;
    assert.deepEqual([valid, error?.code, reason], [false, 'unreachable', 'not_confirmed']);
  });

  it('is waited for as long as the server says', async () => {
    const { client, clock, server } = testClient();
    server.instead = () => problem(429, 'rate_limited', { 'retry-after': '3' });
    const checked = client.check();
    await clock.pass(3_000);
    assert.equal(server.asked.length, 1);
    server.instead = undefined;
    assert.equal((await clock.until(checked)).valid, true);
  });

  it('is not waited for where the server says that it takes long; and nobody asks meanwhile', async () => {
    const { client, clock, server } = testClient();
    server.instead = () => problem(503, 'not_ready', { 'retry-after': '60' });
    assert.equal((await clock.until(client.check())).error?.code, 'not_ready');
    await clock.pass(50_000);
    await clock.until(client.check({ maxAgeMs: 0 }));
    await clock.until(client.of('bob@acme.example').check());
    assert.equal(server.asked.length, 1);
    server.instead = undefined;
    await clock.pass(11_000);
    assert.equal((await clock.until(client.check())).valid, true);
  });

  it('is given up after a while, in the middle of it as well', async () => {
    for (const instead of [silence, () => new Response(new ReadableStream({ start: () => undefined }))]) {
      const { client, clock, server } = testClient({ timeoutMs: 2_000, retries: 0 });
      server.instead = instead;
      const checked = client.check();
      await clock.pass(2_000);
      assert.equal((await checked).error?.code, 'timeout');
      assert.equal(server.asked[0]?.init.signal?.aborted, true);
    }
  });

  it('is not asked for again by everybody, once it has failed: longer and longer', async () => {
    const { client, clock, server } = testClient({ retries: 0 });
    server.instead = cutOff;
    for (let second = 0; second < 120; second += 1) {
      await clock.until(client.check(), 1);
      await clock.pass(1_000);
    }
    assert.ok(server.asked.length < 15, `${server.asked.length} questions`);
    server.instead = undefined;
    await clock.pass(15_000);
    assert.equal((await clock.until(client.check())).valid, true);
  });

  it('is an outage where it is not from Seatledger', async () => {
    for (const answer of ['<html>Sign in to the hotel</html>', '[]', '{"valid":"yes"}', '"text"']) {
      const { client, clock, server } = testClient({ retries: 0 });
      server.instead = () => new Response(answer, { headers: { 'content-type': 'text/html' } });
      assert.equal((await clock.until(client.check())).error?.code, 'unexpected_answer');
    }
  });
});

describe('a question that is refused', () => {
  it('rejects with the code of the server, what to do, and the number of the request', async () => {
    const { client, clock, server } = testClient();
    server.instead = () => problem(401, 'invalid_api_key');
    await assert.rejects(clock.until(client.check()), (error) => {
      assert.ok(error instanceof LicenceError);
      assert.deepEqual([error.code, error.status, error.requestId, error.isOutage], ['invalid_api_key', 401, 'request-1', false]);
      assert.equal(error.message, 'What to do about invalid_api_key.');
      return true;
    });
    assert.equal(server.asked.length, 1);
    assert.equal(client.can('cube.connect'), false);
    assert.equal(client.licence.error?.code, 'invalid_api_key');
  });

  it('never lets a policy for outages allow anything', async () => {
    const { client, clock, server } = testClient({ outage: 'allow', features: { 'cube.connect': true } });
    server.instead = () => problem(403, 'not_your_licence');
    await assert.rejects(clock.until(client.check()), { code: 'not_your_licence' });
    assert.equal(client.can('cube.connect'), false);
  });

  it('is told to onError where nobody waits', async () => {
    const { client, clock, server, errors } = testClient();
    server.instead = () => problem(403, 'insufficient_scope');
    assert.equal(client.can('cube.connect'), false);
    await clock.pass(0);
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['insufficient_scope'],
    );
  });
});

describe('the token', () => {
  it('is asked for each time, and once more where it has ended meanwhile', async () => {
    const tokens = ['first', 'second', 'third'];
    const { client, clock, server } = testClient({ token: async () => tokens.shift() ?? 'none' });
    server.insteadOf.set('POST /v1/licences/signed', () => {
      server.insteadOf.clear();
      return problem(401, 'expired_token');
    });
    assert.equal((await clock.until(client.check())).valid, true);
    const sent = server.asked.filter(({ what }) => what.includes('signed')).map(({ token }) => token);
    assert.deepEqual(sent, ['Bearer first', 'Bearer second']);
  });

  it('goes nowhere else, and not to the keys, which everybody may read', async () => {
    const { client, clock, server } = testClient();
    await clock.until(client.check());
    for (const { what, token, init } of server.asked) {
      assert.equal(token, what.includes('jwks') ? null : 'Bearer the token');
      assert.deepEqual([init.redirect, init.credentials], ['error', 'omit']);
    }
  });

  it('that cannot be had is an outage', async () => {
    const { client, clock } = testClient({ token: () => Promise.reject(new Error('not signed in')), retries: 0 });
    assert.equal((await clock.until(client.check())).error?.code, 'token_unavailable');
  });
});

describe('a signal', () => {
  it('ends the wait of one, not the question, which others wait for', async () => {
    const { client, clock, server } = testClient();
    const stop = new AbortController();
    const impatient = client.check({ signal: stop.signal });
    const patient = client.check();
    stop.abort(new Error('changed my mind'));
    await assert.rejects(impatient, /changed my mind/);
    assert.equal((await clock.until(patient)).valid, true);
    assert.deepEqual(server.questions, ['POST signed']);
    await assert.rejects(client.check({ signal: stop.signal }), /changed my mind/);
  });
});

describe('onChange', () => {
  it('tells of every change, and asks by itself while somebody listens', async () => {
    const { client, clock, server } = testClient();
    await clock.until(client.check());
    const heard: string[] = [];
    const stop = client.onChange(({ profile, step }) => heard.push(`${profile} ${step}`));
    await clock.pass(10 * minute);
    assert.deepEqual(heard, []);
    server.licences.set('ana@acme.example', { ...anaLicence, profile: 'viewer' });
    await clock.pass(5 * minute);
    assert.deepEqual(heard, ['viewer fresh']);
    server.instead = cutOff;
    await clock.pass(3 * day);
    assert.deepEqual(heard, ['viewer fresh', 'viewer stale', 'viewer grace', 'viewer blocked']);
    stop();
    await clock.pass(minute);
    const before = server.asked.length;
    server.instead = undefined;
    await clock.pass(day);
    assert.deepEqual([heard.length, server.asked.length], [4, before]);
  });
});

describe('a client that was closed', () => {
  it('asks nothing any more, and leaves no timer behind', async () => {
    const { client, clock, server } = testClient();
    await clock.until(client.check());
    client.onChange(() => undefined);
    await clock.until(client.close());
    await clock.pass(day);
    assert.equal(client.can('cube.connect'), true);
    await assert.rejects(client.check(), { code: 'closed' });
    assert.deepEqual(server.questions, ['POST signed']);
    assert.equal(clock.timers, 0);
  });
});
