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
  it('with a key counts as asked for by whoever made it, and with its successor by whoever made that', async (t) => {
    const test = await startTestAccess(t);
    const made = (await test.expect(201, '/v1/api-keys', post(3, { name: 'Billing', scopes: ['users:write'] }))).body;
    assert.deepEqual(await ownersOf(test, String(made['key'])), [3]);
    const path = `/v1/api-keys/${String(made['keyId'])}/actions/rotate`;
    const successor = (await test.expect(201, path, post(4, { overlapHours: 1 }))).body;
    assert.deepEqual(await ownersOf(test, String(successor['key'])), [4]);
    assert.deepEqual(await ownersOf(test, String(made['key'])), [3]);
    assert.deepEqual(await publishedOwners(test), [3, 4]);
    await test.expect(200, `/v1/api-keys/${String(made['keyId'])}/actions/revoke`, { method: 'POST', as: {} });
    assert.deepEqual(await publishedOwners(test), [4]);
  });

  it('by a client counts as asked for by all who have made a secret of it that is still known', async (t) => {
    const test = await startTestAccess(t);
    const client = (await test.expect(201, '/v1/clients', post(3, { name: 'ERP', scopes: ['users:write'] }))).body;
    const id = String(client['clientId']);
    const owners = async (secret: unknown) => {
      const form = { grant_type: 'client_credentials', client_id: id, client_secret: String(secret) };
      return ownersOf(test, String((await test.expect(200, '/oauth/token', { method: 'POST', form })).body['access_token']));
    };
    assert.deepEqual(await owners(client['clientSecret']), [3]);
    const rotated = (await test.expect(201, `/v1/clients/${id}/actions/rotate-secret`, post(4, { overlapHours: 1 }))).body;
    assert.deepEqual((await owners(rotated['clientSecret'])).toSorted(), [3, 4]);
    const again = (await test.expect(201, `/v1/clients/${id}/actions/rotate-secret`, post(4, { overlapHours: 0 }))).body;
    assert.deepEqual(await owners(again['clientSecret']), [4]);
    assert.deepEqual(await publishedOwners(test), [4]);
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

describe('who has made a secret', () => {
  it('is not for whoever asks to say', async (t) => {
    const test = await startTestAccess(t);
    await test.expect(400, '/v1/api-keys', post(3, { name: 'Billing', scopes: ['users:write'], createdBy: 4 }));
    await test.expect(400, '/v1/clients', post(3, { name: 'ERP', scopes: ['users:write'], createdBy: 4 }));
  });
});
