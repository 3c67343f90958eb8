import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { memoryStorage } from '../storage/memory-storage.ts';
import { anaLicence, expiredLicence } from '../testing/fake-installation.ts';
import { cutOff, problem, silence } from '../testing/fake-server.ts';
import { day, minute, testClient, type TestClient } from '../testing/test-client.ts';

const storage = () => memoryStorage();

/** Whether the person may work, on what grounds, and why. */
async function look({ client, clock }: Pick<TestClient, 'client' | 'clock'>): Promise<string> {
  const { valid, basis, step, reason } = await clock.until(client.check());
  return `${valid ? 'works' : 'stops'}: ${basis}, ${step}, ${reason}`;
}

describe('an outage', () => {
  it('is gone through on the signed licence, step by step, each said plainly', async () => {
    const test = testClient();
    const { client, clock, server } = test;
    assert.equal(await look(test), 'works: server, fresh, fresh');
    server.instead = cutOff;
    await clock.pass(5 * minute);
    assert.equal(await look(test), 'works: document, fresh, fresh');
    await clock.pass(day);
    assert.equal(await look(test), 'works: document, stale, stale');
    assert.match(client.licence.notice ?? '', /connect to the internet soon/);
    assert.equal(client.licence.stepUntil, '2026-11-24T12:00:00.000Z');
    await clock.pass(day);
    assert.equal(await look(test), 'works: document, grace, grace');
    assert.match(client.licence.notice ?? '', /works offline until 25 November 2026, \d\d:\d\d and no longer/);
    assert.equal(client.can('cube.connect'), true);
    await clock.pass(day);
    assert.equal(await look(test), 'stops: document, blocked, ended');
    assert.deepEqual([client.can('cube.connect'), client.limit('adhoc.maxRows'), client.status], [false, 0, 'active']);
    server.instead = undefined;
    await clock.pass(minute);
    assert.equal(await look(test), 'works: server, fresh, fresh');
  });

  it('keeps nobody waiting who may work: for one attempt alone, and for none soon after', async () => {
    const test = testClient({ timeoutMs: 2_000 });
    await look(test);
    await test.clock.pass(5 * minute);
    test.server.instead = silence;
    const asked = test.server.questions.length;
    const checked = test.client.check();
    await test.clock.pass(2_000);
    assert.deepEqual([(await checked).basis, (await checked).error?.code], ['document', 'timeout']);
    assert.equal((await test.client.check()).basis, 'document');
    assert.equal(test.server.questions.length, asked + 1);
  });

  it('says it in French', async () => {
    const { client, clock, server } = testClient({ locale: 'fr' });
    await clock.until(client.check());
    server.instead = cutOff;
    await clock.pass(2 * day);
    assert.match(client.licence.notice ?? '', /ne fonctionne plus hors ligne après le 25 novembre 2026/);
  });

  it('is gone through after a restart, with what was kept', async () => {
    const kept = storage();
    const { client, clock, server, another } = testClient({ storage: kept });
    await clock.until(client.check());
    server.instead = cutOff;
    await clock.pass(day);
    assert.equal(await look({ client: another(), clock }), 'works: document, stale, stale');
  });

  it('leaves a restart within its time without a question', async () => {
    const kept = storage();
    const { client, clock, server, another } = testClient({ storage: kept });
    await clock.until(client.check());
    await clock.pass(minute);
    assert.equal(await look({ client: another(), clock }), 'works: server, fresh, fresh');
    assert.deepEqual(server.questions, ['POST signed']);
  });

  it('lets nobody work who was refused before it', async () => {
    const test = testClient({ outage: 'allow', features: { 'cube.connect': true } });
    test.server.licences.set('ana@acme.example', expiredLicence);
    await look(test);
    test.server.instead = cutOff;
    await test.clock.pass(day);
    assert.equal(await look(test), 'stops: server, blocked, not_licensed');
  });
});

describe('the policy for outages', () => {
  it('blocks by default whom nothing is known of', async () => {
    const test = testClient();
    test.server.instead = cutOff;
    assert.equal(await look(test), 'stops: nothing, blocked, not_confirmed');
  });

  it('has to say what may be used, where it allows anything', () => {
    assert.throws(() => testClient({ outage: 'allow' } as never), /Say by `features` what may be used/);
  });

  it('allows whom nothing is known of to use what it names, and says so', async () => {
    const test = testClient({ outage: 'allow', features: { 'cube.connect': true, 'adhoc.maxRows': 10 } });
    test.server.instead = cutOff;
    assert.equal(test.client.can('cube.connect'), false, 'nobody knows yet that there is an outage');
    await test.clock.pass(minute);
    assert.equal(await look(test), 'works: policy, grace, outage');
    const { client } = test;
    assert.deepEqual([client.can('cube.connect'), client.can('cube.write'), client.limit('adhoc.maxRows')], [true, false, 10]);
    assert.match(client.licence.notice ?? '', /cannot be confirmed at the moment/);
  });

  it('comes after the signed licence, with what that allowed', async () => {
    const test = testClient({ outage: { allowForMs: day }, features: {} });
    await look(test);
    test.server.instead = cutOff;
    await test.clock.pass(3 * day - minute);
    assert.equal(await look(test), 'works: document, grace, grace');
    await test.clock.pass(minute);
    assert.equal(await look(test), 'works: policy, grace, outage');
    assert.equal(test.client.can('cube.connect'), true);
    assert.equal(test.client.licence.stepUntil, '2026-11-26T12:00:00.000Z');
    await test.clock.pass(day);
    assert.equal(await look(test), 'stops: document, blocked, ended');
  });

  it('counts its time from the first failure, over restarts as well', async () => {
    const options = { storage: storage(), outage: { allowForMs: 2 * day }, features: { 'cube.connect': true } } as const;
    const test = testClient(options);
    test.server.instead = cutOff;
    assert.equal(await look(test), 'works: policy, grace, outage');
    await test.clock.pass(day);
    const client = test.another();
    assert.equal(await look({ client, clock: test.clock }), 'works: policy, grace, outage');
    await test.clock.pass(day);
    assert.equal(await look({ client: test.another(), clock: test.clock }), 'stops: nothing, blocked, not_confirmed');
  });

  it('never goes beyond the end of the licence itself', async () => {
    const test = testClient({ outage: 'allow', features: {} });
    test.server.licences.set('ana@acme.example', { ...anaLicence, validUntil: '2026-11-30T00:00:00Z' });
    await look(test);
    test.server.instead = cutOff;
    await test.clock.pass(7 * day);
    assert.equal(await look(test), 'works: policy, grace, outage');
    await test.clock.pass(day);
    assert.equal(await look(test), 'stops: document, blocked, ended');
  });

  it('does not make good what was revoked', async () => {
    const kept = storage();
    const test = testClient({ outage: 'allow', features: {}, storage: kept });
    await look(test);
    test.server.installation.epoch = 1;
    test.server.insteadOf.set('POST /v1/licences/signed', cutOff);
    await test.clock.pass(5 * minute);
    assert.equal(await look(test), 'stops: document, blocked, revoked');
    test.server.instead = cutOff;
    assert.equal(await look({ client: test.another(), clock: test.clock }), 'stops: document, blocked, revoked');
    test.server.instead = undefined;
    test.server.insteadOf.clear();
    await test.clock.pass(minute);
    assert.equal(await look(test), 'works: server, fresh, fresh');
  });
});

describe('a clock that is put back', () => {
  it('blocks the signed licence, after a restart too, until the server has said what time it is', async () => {
    const kept = storage();
    const test = testClient({ storage: kept, outage: 'allow', features: {} });
    await look(test);
    test.server.instead = cutOff;
    await test.clock.pass(2 * day);
    await look(test);
    test.clock.shown -= day;
    assert.equal(test.client.can('cube.connect'), false);
    assert.equal(await look(test), 'stops: document, blocked, clock_put_back');
    assert.match(test.client.licence.notice ?? '', /The clock of this device is behind/);
    const restarted = test.another();
    assert.equal(await look({ client: restarted, clock: test.clock }), 'stops: document, blocked, clock_put_back');
    test.clock.shown += day;
    assert.equal(test.client.can('cube.connect'), true);
    test.clock.shown -= day;
    test.server.instead = undefined;
    test.server.aheadMs = day;
    await test.clock.pass(minute);
    assert.equal(await look(test), 'works: server, fresh, fresh');
  });

  it('by accident for years is set right by a server that signs the time', async () => {
    const test = testClient({ storage: storage() });
    await look(test);
    test.clock.shown += 1_000 * day;
    test.server.aheadMs = -1_000 * day;
    assert.equal(test.client.licence.reason, 'ended');
    await test.clock.pass(minute);
    assert.equal(await look(test), 'works: server, fresh, fresh');
    test.clock.shown -= 1_000 * day;
    test.server.aheadMs = 0;
    assert.equal(await look(test), 'works: server, fresh, fresh');
    assert.equal(await look({ client: test.another(), clock: test.clock }), 'works: server, fresh, fresh');
  });

  it('or was wrong all along, is no obstacle to a lease of full length', async () => {
    for (const ahead of [-400 * day, 400 * day]) {
      const test = testClient();
      test.server.aheadMs = ahead;
      assert.equal(await look(test), 'works: server, fresh, fresh');
      test.server.instead = cutOff;
      await test.clock.pass(3 * day - minute);
      assert.equal(await look(test), 'works: document, grace, grace');
      await test.clock.pass(minute);
      assert.equal(await look(test), 'stops: document, blocked, ended');
    }
  });

  it('never makes a lease longer: whatever is done to it, once it was seen to have ended it has ended', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.integer({ min: -5 * day, max: day }), fc.constant('restart' as const)), { maxLength: 12 }),
        async (moves) => {
          const kept = storage();
          const test = testClient({ storage: kept, retries: 0 });
          await look(test);
          const end = test.clock.now() + 3 * day;
          test.server.instead = cutOff;
          let { client } = test;
          let highest = test.clock.now();
          for (const move of moves) {
            if (move === 'restart') client = test.another();
            else test.clock.shown += move;
            const licence = await test.clock.until(client.check({ maxAgeMs: 0 }), 1);
            highest = Math.max(highest, test.clock.now());
            if (licence.valid) {
              assert.ok(highest < end, 'works although its end has been seen');
              assert.ok(test.clock.now() >= highest - 5 * minute, 'works by a clock that was put back');
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('documents', () => {
  it('of another time, nonce or key than were asked for are not believed, and are no outage', async () => {
    const test = testClient({ outage: 'allow', features: { 'cube.connect': true } });
    const { installation } = test.server;
    const old = installation.sign(installation.claims(test.clock.now() - day, anaLicence, { nonce: 'of an earlier question' }));
    test.server.insteadOf.set('POST /v1/licences/signed', () => Response.json({ ...anaLicence, signedLicence: old }));
    await assert.rejects(test.clock.until(test.client.check()), { code: 'untrusted_document', message: /answers another question/ });
    assert.equal(test.client.can('cube.connect'), false);
  });

  it('that were signed with a new key are believed, once it is published', async () => {
    const test = testClient({ email: 'ana@acme.example' });
    await look(test);
    test.server.installation.rotate();
    await test.clock.pass(day);
    assert.equal(await look(test), 'works: server, fresh, fresh');
  });

  it('are believed by the keys that were given, and no others are asked for', async () => {
    const first = testClient();
    const { installation } = first.server;
    const client = first.another({ keys: installation.keySet });
    assert.equal(await look({ client, clock: first.clock }), 'works: server, fresh, fresh');
    assert.ok(first.server.asked.every(({ what }) => !what.includes('jwks')));
    installation.rotate();
    await first.clock.pass(day);
    await assert.rejects(first.clock.until(client.check()), { code: 'untrusted_document' });
  });

  it('that a server cannot sign at the moment are done without until it can', async () => {
    const test = testClient({ retries: 0 });
    test.server.insteadOf.set('POST /v1/licences/signed', () => problem(503, 'no_signing_key'));
    assert.equal(await look(test), 'works: server, fresh, fresh');
    test.server.insteadOf.clear();
    await test.clock.pass(5 * minute);
    assert.equal(await look(test), 'works: server, fresh, fresh');
    test.server.instead = cutOff;
    await test.clock.pass(day);
    assert.equal(await look(test), 'works: document, stale, stale');
  });

  it('that a server does not sign yet are done without', async () => {
    const test = testClient();
    test.server.insteadOf.set('POST /v1/licences/signed', () => problem(404, 'not_found'));
    assert.equal(await look(test), 'works: server, fresh, fresh');
    await test.clock.pass(5 * minute);
    assert.equal(await look(test), 'works: server, fresh, fresh');
    assert.deepEqual(test.server.questions, ['POST signed', 'GET check', 'GET check']);
    test.server.instead = cutOff;
    await test.clock.pass(5 * minute);
    assert.equal(await look(test), 'stops: server, blocked, ended');
  });
});
