import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { addOperator, startTestAccess, type TestAccess } from './test-access.ts';

/** As whose doing a request with this token counts. */
async function ownersOf({ access }: TestAccess, token: string): Promise<readonly number[]> {
  const request = { headers: { authorization: `Bearer ${token}` }, ip: '127.0.0.1', id: 'request-1', routeOptions: { url: '/v1/users' } };
  const principal = await access.authenticateBearer(request as FastifyRequest);
  assert.ok(principal !== null);
  return principal.operatorIds;
}

async function publishedOwners({ sql }: TestAccess): Promise<number[]> {
  const rows = await sql<{ operator_id: string }>('select operator_id from access_published.service_owners order by 1');
  return rows.map((row) => Number(row.operator_id));
}

const post = (id: number, body: object) => ({ method: 'POST', as: { id }, body });

describe('what is asked for', () => {
  it('with a key counts as asked for by whoever made it, and with its successor by whoever made that, too', async (t) => {
    const test = await startTestAccess(t);
    const made = (await test.expect(201, '/v1/api-keys', post(3, { name: 'Billing', scopes: ['users:write'] }))).body;
    assert.deepEqual(await ownersOf(test, String(made['key'])), [3]);
    const path = `/v1/api-keys/${String(made['keyId'])}/actions/rotate`;
    const successor = (await test.expect(201, path, post(4, { overlapHours: 1 }))).body;
    assert.deepEqual(await ownersOf(test, String(successor['key'])), [3, 4]);
    assert.deepEqual(successor['ownerIds'], ['3', '4']);
    assert.deepEqual(await ownersOf(test, String(made['key'])), [3]);
    assert.deepEqual(await publishedOwners(test), [3, 4]);
    await test.expect(200, `/v1/api-keys/${String(made['keyId'])}/actions/revoke`, { method: 'POST', as: {} });
    assert.deepEqual(await publishedOwners(test), [3, 4]);
    await test.expect(200, `/v1/api-keys/${String(successor['keyId'])}/actions/revoke`, { method: 'POST', as: {} });
    assert.deepEqual(await publishedOwners(test), []);
  });

  it('by a client counts as asked for by all who have ever made a secret of it, with whichever access token', async (t) => {
    const test = await startTestAccess(t);
    const client = (await test.expect(201, '/v1/clients', post(3, { name: 'ERP', scopes: ['users:write'] }))).body;
    const id = String(client['clientId']);
    const accessToken = async (secret: unknown) => {
      const form = { grant_type: 'client_credentials', client_id: id, client_secret: String(secret) };
      return String((await test.expect(200, '/oauth/token', { method: 'POST', form })).body['access_token']);
    };
    const owners = async (secret: unknown) => ownersOf(test, await accessToken(secret));
    const earlyToken = await accessToken(client['clientSecret']);
    assert.deepEqual(await ownersOf(test, earlyToken), [3]);
    const rotated = (await test.expect(201, `/v1/clients/${id}/actions/rotate-secret`, post(4, { overlapHours: 1 }))).body;
    assert.deepEqual(await owners(rotated['clientSecret']), [3, 4]);
    const again = (await test.expect(201, `/v1/clients/${id}/actions/rotate-secret`, post(4, { overlapHours: 0 }))).body;
    assert.deepEqual(await owners(again['clientSecret']), [3, 4]);
    assert.deepEqual(await ownersOf(test, earlyToken), [3, 4]);
    assert.deepEqual(await publishedOwners(test), [3, 4]);
    await test.expect(200, `/v1/clients/${id}/actions/revoke`, { method: 'POST', as: {} });
    assert.deepEqual(await publishedOwners(test), []);
  });

  it('with a personal token counts as asked for by its person, in all their roles', async (t) => {
    const test = await startTestAccess(t);
    const id = await addOperator(test, 'ana@vendor.example', ['approver', 'operator']);
    const body = { name: 'Script', permissions: ['user.read'], expiresAt: Temporal.Now.instant().add({ hours: 24 }).toString() };
    const { token } = (await test.expect(201, '/v1/personal-tokens', post(id, body))).body;
    const request = {
      headers: { authorization: `Bearer ${String(token)}` },
      ip: '127.0.0.1',
      id: 'request-1',
      routeOptions: { url: '/v1/users' },
    };
    const principal = await test.access.authenticateBearer(request as FastifyRequest);
    assert.deepEqual(
      [principal?.operatorIds, principal?.roles, [...(principal?.permissions ?? [])]],
      [[id], ['approver', 'operator'], ['user.read']],
    );
  });
});

describe('whose a secret is', () => {
  const billing = { name: 'Billing', scopes: ['users:write'] };

  it('is not for whoever has signed in to say', async (t) => {
    const test = await startTestAccess(t);
    const id = String(await addOperator(test, 'ana@vendor.example', ['approver']));
    const { keyId } = (await test.expect(201, '/v1/api-keys', post(3, billing))).body;
    const { clientId } = (await test.expect(201, '/v1/clients', post(3, billing))).body;
    for (const [path, body] of [
      ['/v1/api-keys', billing],
      [`/v1/api-keys/${String(keyId)}/actions/rotate`, { overlapHours: 1 }],
      ['/v1/clients', billing],
      [`/v1/clients/${String(clientId)}/actions/rotate-secret`, { overlapHours: 1 }],
    ] as const) {
      assert.equal((await test.expect(422, path, post(3, { ...body, ownerId: id }))).body['code'], 'owner_is_maker', path);
    }
  });

  it('is said beside the server, of an operator that there is', async (t) => {
    const test = await startTestAccess(t);
    const id = await addOperator(test, 'ana@vendor.example', ['approver']);
    const beside = { kind: 'cli', id: 0, operatorIds: [], roles: [], session: null } as const;
    const make = (status: number, path: string, body: object) => test.expect(status, path, { method: 'POST', as: beside, body });
    const owned = (await make(201, '/v1/api-keys', { ...billing, ownerId: String(id) })).body;
    assert.deepEqual(await ownersOf(test, String(owned['key'])), [id]);
    const [event] = await test.sql(`select after -> 'ownerIds' as "ownerIds" from test.audit_events where kind = 'api-key.create'`);
    assert.deepEqual(event?.['ownerIds'], [id]);
    const rotate = (keyId: unknown) => `/v1/api-keys/${String(keyId)}/actions/rotate`;
    const successor = (await make(201, rotate(owned['keyId']), { overlapHours: 1 })).body;
    assert.deepEqual(await ownersOf(test, String(successor['key'])), [id]);
    const nobodys = (await make(201, '/v1/api-keys', billing)).body;
    assert.deepEqual(nobodys['ownerIds'], []);
    const adopted = (await make(201, rotate(nobodys['keyId']), { overlapHours: 1, ownerId: String(id) })).body;
    assert.deepEqual(adopted['ownerIds'], [String(id)]);
    assert.equal((await make(422, '/v1/api-keys', { ...billing, ownerId: '999' })).body['code'], 'operator_not_found');
    const client = (await make(201, '/v1/clients', { ...billing, ownerId: String(id) })).body;
    assert.deepEqual(client['ownerIds'], [String(id)]);
  });
});
