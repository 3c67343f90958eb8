import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { assertDescribed, systemContext, until } from '../../../tests/dev-env/dev-env.ts';
import { addSignedIn, createTestServer, csrfToken, type TestServer } from './testing/test-server.ts';

const issuer = 'https://licences.example';
const ana = 'ana@acme.example';
const cookieOf = (who: string): string => who.padEnd(43, '0');
const inDays = (days: number): string => Temporal.Now.plainDateISO('Europe/Paris').add({ days }).toString();

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

interface Running {
  readonly server: TestServer;
  readonly ask: (method: string, path: string, body?: object, who?: string) => Promise<Answered>;
  /** Asks with an API key. */
  readonly sign: () => Promise<Answered>;
  readonly keys: () => Promise<JSONWebKeySet & { revocationEpoch: number }>;
  readonly events: (kind: string) => Promise<readonly Record<string, unknown>[]>;
}

/** A server with Ana at acme.example, until further notice, and the Excel add-in. */
async function start(t: TestContext): Promise<Running> {
  const server = await createTestServer();
  t.after(() => server[Symbol.asyncDispose]());
  for (const role of ['administrator', 'operator'] as const) await addSignedIn(server, { role, customerIds: null, cookie: cookieOf(role) });
  const { registry, access, licence } = server.services;
  registry.start();
  const validity = { from: '2026-01-01', until: null };
  for (const command of [
    { kind: 'product.create', key: 'excel-addin', name: 'Excel add-in', description: '' },
    { kind: 'customer.create', name: 'Acme', locale: 'en', timeZone: 'Europe/Paris' },
    { kind: 'domain.create', customerId: 1, name: 'acme.example', validity, seatLimit: null },
    { kind: 'user.create', email: ana, displayName: 'Ana Lima' },
  ])
    await registry.execute(command, systemContext());
  const terms = { name: 'add-in', scopes: ['licence:check'], requestsPerSecond: 100, expiresAt: null } as const;
  const { key } = await access.issueApiKey(terms, systemContext());
  await licence.administer();
  await licence.start();
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 });

  async function send(method: string, path: string, headers: Record<string, string>, body?: object): Promise<Answered> {
    const json = body && { 'content-type': 'application/json' };
    const answered = await fetch(url + path, { method, headers: { ...headers, ...json }, ...(body && { body: JSON.stringify(body) }) });
    const text = await answered.text();
    return { status: answered.status, headers: answered.headers, body: text === '' ? {} : JSON.parse(text) };
  }

  return {
    server,
    async ask(method, path, body, who = 'administrator') {
      const answered = await send(method, path, { cookie: `seatledger=${cookieOf(who)}`, 'x-csrf-token': csrfToken }, body);
      const { status, headers } = answered;
      assertDescribed({ method, url: path, status, header: (name) => headers.get(name) ?? undefined, body: JSON.stringify(answered.body) });
      return answered;
    },
    sign: () => send('POST', '/v1/licences/signed', { authorization: `Bearer ${key}` }, { email: ana, product: 'excel-addin' }),
    keys: async () => (await send('GET', '/.well-known/jwks.json', {})).body as never,
    events: async (kind) =>
      (await server.client.query('select entry::jsonb as entry from audit.pending where kind = $1 order by id', [kind])).rows.map(
        ({ entry }) => entry,
      ),
  };
}

async function verified({ keys }: Running, document: unknown, typ: string): Promise<Record<string, unknown>> {
  const { payload, protectedHeader } = await jwtVerify(String(document), createLocalJWKSet(await keys()), {
    issuer,
    audience: 'excel-addin',
    typ,
    algorithms: ['EdDSA'],
  });
  return { ...payload, kid: protectedHeader.kid };
}

const kidsOf = ({ keys = [] }: JSONWebKeySet): readonly unknown[] => keys.map(({ kid }) => kid);

describe('signed licences of a whole server', () => {
  it('are signed in the name of the server, from its first start on', async (t) => {
    const running = await start(t);
    const { status, body } = await running.sign();
    assert.equal(status, 200);
    const claims = await verified(running, body['signedLicence'], 'licence+jwt');
    assert.deepEqual([claims.iss, claims.sub, claims['epoch']], [issuer, ana, 0]);
    assert.equal((await running.events('licence-issuer.set')).length, 1);
    await running.server.services.licence.administer();
    assert.equal((await running.events('licence-issuer.set')).length, 1);
  });

  it('follow the policy of the domain, within its limits', async (t) => {
    const running = await start(t);
    const { registry } = running.server.services;
    await registry.execute({ kind: 'domain.change', id: 1, offlineLeaseDays: 30 }, systemContext());
    await until('the policy is in force', async () => {
      const { graceUntil, freshUntil } = (await running.sign()).body['lease'] as Record<string, string>;
      return Math.round((Date.parse(String(graceUntil)) - Date.parse(String(freshUntil))) / 86_400_000) === 20;
    });
    for (const offlineLeaseDays of [0, 91, 1.5, '7'])
      await assert.rejects(registry.execute({ kind: 'domain.change', id: 1, offlineLeaseDays }, systemContext()), {
        code: 'invalid_command',
      });
    assert.equal((await running.ask('GET', '/v1/domains/1')).body['offlineLeaseDays'], 30);
  });

  it('go over to the next key when its time has come, which was published before', async (t) => {
    const running = await start(t);
    const [first] = kidsOf(await running.keys());
    const rotated = await running.ask('POST', '/v1/signing-keys/actions/rotate', { reason: 'Every quarter' });
    assert.equal(rotated.status, 200);
    const items = rotated.body['items'] as { kid: string; state: string; signsFrom: string; publishedUntil: string | null }[];
    assert.deepEqual(
      items.map(({ state }) => state),
      ['next', 'signing'],
    );
    assert.equal(items[0]?.publishedUntil, null);
    await until('both are published', async () => kidsOf(await running.keys()).length === 2);
    const kid = async () => (await verified(running, (await running.sign()).body['signedLicence'], 'licence+jwt')).kid;
    assert.equal(await kid(), first);
    // A quarter of an hour later.
    await running.server.client.query(`update licence.signing_keys set signs_from = signs_from - interval '1 hour'`);
    await until('the next one signs', async () => (await kid()) === items[0]?.kid);
    assert.ok(kidsOf(await running.keys()).includes(first), 'what the first one has signed is still in use');
    const listed = (await running.ask('GET', '/v1/signing-keys')).body['items'] as { state: string }[];
    assert.deepEqual(
      listed.map(({ state }) => state),
      ['signing', 'published'],
    );
    const [, event] = await running.events('licence-signing-key.rotate');
    assert.equal(event?.['reason'], 'Every quarter');
    assert.equal((event['after'] as { kid: string }).kid, items[0]?.kid);
  });

  it('are replaced in time without anybody asking, and private keys that sign no more are destroyed', async (t) => {
    const running = await start(t);
    const { client, services } = running.server;
    await client.query(
      `update licence.signing_keys set published_at = now() - interval '91 days', signs_from = now() - interval '91 days'`,
    );
    await services.licence.administer();
    const sealed = async () =>
      (await client.query('select sealed_private_key is not null as there from licence.signing_keys order by id')).rows.map(
        ({ there }) => there,
      );
    assert.deepEqual(await sealed(), [true, true]);
    await client.query(`update licence.signing_keys set signs_from = now() - interval '2 days' where id = 2`);
    await services.licence.administer();
    assert.deepEqual(await sealed(), [false, true]);
  });

  it('are void at once where keys are compromised', async (t) => {
    const running = await start(t);
    const before = (await running.sign()).body['signedLicence'];
    await running.ask('POST', '/v1/signing-keys/actions/rotate', { reason: 'Stolen', compromised: true });
    await until('the new key alone is published', async () => {
      const kids = kidsOf(await running.keys());
      return kids.length === 1 && String(before).split('.')[0] !== String((await running.sign()).body['signedLicence']).split('.')[0];
    });
    await assert.rejects(verified(running, before, 'licence+jwt'), { code: 'ERR_JWKS_NO_MATCHING_KEY' });
    await verified(running, (await running.sign()).body['signedLicence'], 'licence+jwt');
  });

  it('are void once the revocation epoch is raised', async (t) => {
    const running = await start(t);
    const raised = await running.ask('POST', '/v1/revocation-epoch/actions/raise', { reason: 'A laptop was stolen' });
    assert.deepEqual(raised.body, { revocationEpoch: 1, issuer });
    await until('it is published', async () => (await running.keys()).revocationEpoch === 1);
    assert.equal((await verified(running, (await running.sign()).body['signedLicence'], 'licence+jwt'))['epoch'], 1);
    assert.deepEqual((await running.ask('GET', '/v1/revocation-epoch')).body, { revocationEpoch: 1, issuer });
    const [event] = await running.events('revocation-epoch.raise');
    assert.deepEqual([event?.['before'], event?.['after']], [{ revocationEpoch: 0 }, { revocationEpoch: 1 }]);
  });

  it('are looked after by administrators who have just shown a second factor', async (t) => {
    const running = await start(t);
    const asked: readonly (readonly [string, object])[] = [
      ['/v1/signing-keys/actions/rotate', { reason: 'x' }],
      ['/v1/revocation-epoch/actions/raise', { reason: 'x' }],
      ['/v1/licence-files', { email: ana, product: 'excel-addin', until: inDays(30), reason: 'x' }],
    ];
    for (const [path, body] of asked) {
      const refused = await running.ask('POST', path, body, 'operator');
      assert.deepEqual([refused.status, refused.body['code']], [403, 'forbidden']);
      assert.equal((await running.ask('POST', path, { ...body, reason: ' ' })).status, 400);
    }
    await running.server.client.query(`update access.sessions set stepped_up_at = now() - interval '1 hour'`);
    for (const [path, body] of asked) assert.equal((await running.ask('POST', path, body)).status, 403, path);
  });
});

describe('licence files', () => {
  const request = { email: 'Ana@Acme.example', product: 'excel-addin', until: inDays(200), reason: 'A ship' };

  it('are verified offline, say what a signed licence says, and are written down without being kept', async (t) => {
    const running = await start(t);
    const issued = await running.ask('POST', '/v1/licence-files', request);
    assert.equal(issued.status, 201, JSON.stringify(issued.body));
    assert.equal(issued.headers.get('cache-control'), 'no-store');
    const { licenceFile, ...shown } = issued.body;
    const claims = await verified(running, licenceFile, 'licence-file+jwt');
    const endsAt = Date.parse(String(shown['endsAt'])) / 1000;
    assert.deepEqual([claims.sub, claims.exp, claims.jti, claims['epoch']], [ana, endsAt, shown['documentId'], 0]);
    assert.deepEqual(claims['lease'], { freshUntil: endsAt - 30 * 86_400, staleUntil: endsAt - 7 * 86_400 });
    assert.equal((claims['licence'] as { status: string }).status, 'active');
    await assert.rejects(verified(running, licenceFile, 'licence+jwt'), { code: 'ERR_JWT_CLAIM_VALIDATION_FAILED' });
    const { id, email, until: last, status, reason, issuedBy } = shown;
    assert.deepEqual([id, email, last, status, reason], ['1', ana, request.until, 'valid', 'A ship']);
    assert.deepEqual(issuedBy, { kind: 'operator', id: 1, name: 'administrator' });
    assert.deepEqual((await running.ask('GET', '/v1/licence-files/1')).body, shown);
    for (const query of ['', '?email=ana%40acme.example', `?documentId=${String(shown['documentId'])}`])
      assert.deepEqual((await running.ask('GET', `/v1/licence-files${query}`)).body, { items: [shown], nextCursor: null });
    assert.deepEqual((await running.ask('GET', '/v1/licence-files?email=bob%40acme.example')).body['items'], []);
    assert.equal((await running.ask('GET', '/v1/licence-files/2')).status, 404);
    const signature = String(licenceFile).split('.')[2] ?? '';
    const { rows } = await running.server.client.query('select f::text from licence.licence_files f');
    assert.ok(!JSON.stringify(rows).includes(signature) && !JSON.stringify(rows).includes('ana'));
  });

  it('keep their key published until they end', async (t) => {
    const running = await start(t);
    await running.ask('POST', '/v1/licence-files', request);
    const [kid] = kidsOf(await running.keys());
    await running.ask('POST', '/v1/signing-keys/actions/rotate', { reason: 'time' });
    await running.server.client.query(
      `update licence.signing_keys set signs_from = now() - (case id when 1 then 200 else 150 end) * interval '1 day'`,
    );
    await until('the next key is known', async () => kidsOf(await running.keys()).length === 2);
    assert.ok(kidsOf(await running.keys()).includes(kid));
    const items = (await running.ask('GET', '/v1/signing-keys')).body['items'] as { kid: string; publishedUntil: string }[];
    const file = (await running.ask('GET', '/v1/licence-files/1')).body;
    assert.equal(Date.parse(items.find((key) => key.kid === kid)?.publishedUntil ?? ''), Date.parse(String(file['endsAt'])));
  });

  it('are refused beyond a year, beyond the licence, and for whom there is none', async (t) => {
    const running = await start(t);
    const refused = async (more: object) => {
      const { status, body } = await running.ask('POST', '/v1/licence-files', { ...request, ...more });
      return `${status} ${String(body['code'])}`;
    };
    assert.equal(await refused({ until: inDays(367) }), '422 licence_file_too_long');
    assert.equal(await refused({ until: inDays(-1) }), '422 ends_in_the_past');
    assert.equal(await refused({ email: 'bob@acme.example' }), '422 user_not_found');
    assert.equal(await refused({ email: 'bob@elsewhere.example' }), '422 user_not_found');
    assert.equal(await refused({ product: 'word-addin' }), '422 product_not_found');
    assert.equal(await refused({ until: 'tomorrow' }), '400 invalid_request');
    const { registry } = running.server.services;
    await registry.execute({ kind: 'domain.change', id: 1, validity: { from: '2026-01-01', until: inDays(100) } }, systemContext());
    assert.equal(await refused({ until: inDays(101) }), '422 licence_ends_before');
    await registry.execute({ kind: 'user.suspend', id: 1, reason: 'left' }, systemContext());
    assert.equal(await refused({ until: inDays(50) }), '422 licence_not_valid');
    assert.deepEqual((await running.ask('GET', '/v1/licence-files')).body['items'], []);
    assert.deepEqual(await running.events('licence-file.issue'), []);
  });

  it('are void once the epoch is raised, and say so where they are listed', async (t) => {
    const running = await start(t);
    await running.ask('POST', '/v1/licence-files', request);
    await running.ask('POST', '/v1/revocation-epoch/actions/raise', { reason: 'lost' });
    assert.equal((await running.ask('GET', '/v1/licence-files/1')).body['status'], 'void');
  });

  it('are handed to the person who asks what is held about them, and gone once they are erased', async (t) => {
    const running = await start(t);
    await running.ask('POST', '/v1/licence-files', request);
    const { personalData } = running.server.services.licence;
    const subject = { emails: [ana], references: ['user/1'], madeBefore: Temporal.Now.instant().add({ minutes: 1 }) };
    assert.deepEqual(await personalData?.find(subject), { licenceFile: 1 });
    const [section] = (await personalData?.export(subject, 'en')) ?? [];
    assert.deepEqual(
      [section?.kind, section?.rows[0]?.['reason'], section?.rows[0]?.['validUntil']],
      ['licenceFile', 'A ship', request.until],
    );
    await personalData?.erase(subject, systemContext());
    assert.deepEqual(await personalData?.find(subject), {});
    assert.deepEqual(await personalData?.export(subject, 'en'), []);
    assert.deepEqual((await running.ask('GET', '/v1/licence-files')).body['items'], []);
  });
});
