import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { until } from '../../../../../tests/dev-env/dev-env.ts';
import { addOperator, startTestAccess, type TestAccess } from '../tokens/test-access.ts';

const route = '/v1/personal-tokens';

async function issueKey({ expect }: TestAccess, fields: object = {}) {
  const body = { name: 'Billing', scopes: ['registry:read'], ...fields };
  return (await expect(201, '/v1/api-keys', { method: 'POST', as: {}, body })).body as { readonly key: string; readonly keyId: string };
}

/** Each by who acted, on what, and what was unusual. */
function unusual({ recorded }: TestAccess): readonly string[] {
  return recorded
    .filter(({ kind }) => kind === 'key.used-unusually')
    .map(({ context, subjectKind, subjectIds, said }) => `${context.actor.kind}: ${subjectKind} ${subjectIds.join()} ${said['how']}`);
}

async function unusualOnes(test: TestAccess, count: number): Promise<readonly string[]> {
  return until(`${count} unusual uses`, () => {
    const found = unusual(test);
    return found.length >= count && found;
  });
}

describe('a key that is shown', () => {
  it('after it was revoked or has expired, or from elsewhere, is told of; one that is only guessed is not', async (t: TestContext) => {
    const test = await startTestAccess(t);
    const revoked = await issueKey(test);
    await test.expect(200, `/v1/api-keys/${revoked.keyId}/actions/revoke`, { method: 'POST', as: {} });
    const expired = await issueKey(test);
    await test.sql('update access.api_keys set expires_at = now() where key_id = $1', [expired.keyId]);
    const confined = await issueKey(test, { allowedAddresses: ['192.0.2.0/24'] });
    await test.expect(401, route, { token: revoked.key, from: '198.51.100.7' });
    await test.expect(401, route, { token: expired.key });
    await test.expect(403, route, { token: confined.key, from: '198.51.100.7' });
    await test.expect(401, route, { token: revoked.key.slice(0, -2).padEnd(revoked.key.length, '__') });
    assert.deepEqual(unusual(test), ['system: api-key 1 revoked', 'system: api-key 2 expired', 'system: api-key 3 address-not-allowed']);
    const [first] = test.recorded;
    assert.deepEqual([first?.said, first?.context.address], [{ how: 'revoked', route, credentialId: 1 }, '198.51.100.7']);
  });

  it('from another network than ever before is told of once, the first network of all excepted', async (t: TestContext) => {
    const test = await startTestAccess(t);
    const { key } = await issueKey(test);
    for (const from of ['192.0.2.7', '192.0.2.200']) await test.expect(403, route, { token: key, from });
    await until('the network', async () => (await test.sql('select 1 from access.seen_networks')).length === 1);
    for (const from of ['198.51.100.7', '198.51.100.8', '2001:db8::1', '192.0.2.9']) await test.expect(403, route, { token: key, from });
    const two = ['service: api-key 1 new-network', 'service: api-key 1 new-network'];
    assert.deepEqual(await unusualOnes(test, 2), two);
    const networks = await test.sql<{ network_hash: Buffer }>('select network_hash from access.seen_networks');
    assert.equal(networks.length, 3);
    for (const { network_hash } of networks) assert.equal(network_hash.length, 32);
    const addresses = test.recorded.filter(({ kind }) => kind === 'key.used-unusually').map(({ context }) => context.address);
    assert.deepEqual(addresses.toSorted(), ['198.51.100.7', '2001:db8::1']);
  });
});

describe('a client', () => {
  it('is told of when its secret is shown after it was revoked, was replaced, or elsewhere', async (t: TestContext) => {
    const test = await startTestAccess(t);
    const body = { name: 'ERP', scopes: ['registry:read'], allowedAddresses: ['192.0.2.0/24'] };
    const { clientId, clientSecret } = (await test.expect(201, '/v1/clients', { method: 'POST', as: {}, body })).body;
    const form = { grant_type: 'client_credentials', client_id: String(clientId), client_secret: String(clientSecret) };
    const ask = (status: number, from: string) => test.expect(status, '/oauth/token', { method: 'POST', form, from });
    const token = String((await ask(200, '192.0.2.7')).body['access_token']);
    await ask(400, '198.51.100.7');
    await test.expect(403, route, { token, from: '198.51.100.7' });
    await test.sql('update access.client_secrets set expires_at = now()');
    await ask(401, '192.0.2.7');
    await test.sql('update access.clients set revoked_at = now()');
    await ask(401, '192.0.2.7');
    await test.expect(401, route, { token, from: '192.0.2.7' });
    const told = ['address-not-allowed', 'address-not-allowed', 'expired', 'revoked', 'revoked'];
    assert.deepEqual(
      unusual(test),
      told.map((how) => `system: client 1 ${how}`),
    );
  });
});

describe('a personal token', () => {
  it('is told of with its person, who is not said to have acted unless it was let in', async (t: TestContext) => {
    const test = await startTestAccess(t);
    const id = await addOperator(test, 'ana@vendor.example', ['administrator']);
    const expiresAt = Temporal.Now.instant().add({ hours: 24 }).toString();
    const body = { name: 'Script', permissions: ['role.read'], expiresAt };
    const token = String((await test.expect(201, route, { method: 'POST', as: { id }, body })).body['token']);
    await test.expect(200, '/v1/roles', { token, from: '192.0.2.7' });
    await until('the network', async () => (await test.sql('select 1 from access.seen_networks')).length === 1);
    await test.expect(200, '/v1/roles', { token, from: '198.51.100.7' });
    assert.deepEqual(await unusualOnes(test, 1), ['operator: personal-token 1 new-network']);
    await test.sql('update access.operators set suspended_at = now()');
    await test.expect(401, '/v1/roles', { token });
    await test.sql('update access.operators set suspended_at = null');
    await test.sql('update access.personal_tokens set revoked_at = now()');
    await test.expect(401, '/v1/roles', { token });
    assert.deepEqual(unusual(test).slice(1), ['system: personal-token 1 suspended', 'system: personal-token 1 revoked']);
    for (const { said } of test.recorded) assert.equal(said['operatorId'], id);
  });
});
