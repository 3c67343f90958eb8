import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';

const api = testApi();

const open = { from: null, until: null };

async function acme() {
  const { id: customerId } = await api.customer();
  const { id: domainId } = await api.domain(customerId, 'acme.example', { aliases: ['acme.test'], seatLimit: 4 });
  await api.make('/v1/profiles', { key: 'analyst', name: 'Analyst', values: {} });
  return { customerId, domainId };
}

describe('/v1/users', () => {
  it('creates, reads, changes and deletes a user', async () => {
    const { customerId, domainId } = await acme();
    const made = await api.post('/v1/users', { email: 'Ana@acme.test', displayName: 'Ana', profile: 'analyst' });
    const { id, createdAt, updatedAt } = made.body;
    const shown = {
      id,
      domainId,
      customerId,
      email: 'ana@acme.example',
      displayName: 'Ana',
      profile: 'analyst',
      validity: open,
      status: 'active',
      suspensionReason: null,
      suspendedAt: null,
      lastSeenAt: null,
      version: 1,
      createdAt,
      updatedAt,
    };
    assert.deepEqual(made, { status: 201, body: shown, etag: '"1"', location: `/v1/users/${id}` });
    assert.deepEqual(await api.get(`/v1/users/${id}`), { status: 200, body: shown, etag: '"1"', location: undefined });
    assert.deepEqual((await api.get('/v1/users')).body, { items: [shown], nextCursor: null });
    const validity = { from: '2026-03-01', until: null };
    const changed = await api.ask('PATCH', `/v1/users/${id}`, { body: { profile: null, validity }, ifMatch: '"9", "1"' });
    assert.deepEqual(changed.body, { ...shown, profile: null, validity, version: 2, updatedAt: changed.body['updatedAt'] });
    await api.refuses(412, 'version_changed', 'DELETE', `/v1/users/${id}`, { ifMatch: 1 });
    assert.equal((await api.ask('DELETE', `/v1/users/${id}`, { ifMatch: 2 })).status, 204);
    await api.refuses(404, 'user_not_found', 'PATCH', `/v1/users/${id}`, { body: {}, ifMatch: 2 });
  });

  it('takes every action', async () => {
    const { customerId } = await acme();
    await api.domain(customerId, 'nord.example');
    const { id } = await api.user('ana@acme.example');
    const act = async (word: string, body: object, ifMatch?: number) => {
      const { status, body: after } = await api.post(`/v1/users/${id}/actions/${word}`, body, ifMatch === undefined ? {} : { ifMatch });
      assert.equal(status, 200, JSON.stringify(after));
      return after;
    };
    const suspended = await act('suspend', { reason: 'left' }, 1);
    assert.deepEqual([suspended['status'], suspended['suspensionReason'], suspended['version']], ['suspended', 'left', 2]);
    assert.equal((await act('reinstate', {}))['status'], 'active');
    assert.deepEqual((await act('renew', { until: '2026-06-30' }))['validity'], { from: null, until: '2026-06-30' });
    assert.equal((await act('move', { email: 'ana.b@nord.example' }, 4))['email'], 'ana.b@nord.example');
    await api.refuses(412, 'version_changed', 'POST', `/v1/users/${id}/actions/move`, { body: { email: 'x@acme.example' }, ifMatch: 4 });
    await api.refuses(404, 'user_not_found', 'POST', '/v1/users/999999/actions/move', { body: { email: 'x@acme.example' } });
  });

  it('refuses what the rules refuse', async () => {
    await acme();
    const { id } = await api.user('ana@acme.example');
    await api.refuses(409, 'email_taken', 'POST', '/v1/users', { body: { email: 'ana@acme.test' } });
    await api.refuses(422, 'domain_not_found', 'POST', '/v1/users', { body: { email: 'ana@nobody.example' } });
    await api.refuses(422, 'profile_not_found', 'PATCH', `/v1/users/${id}`, { body: { profile: 'none' }, ifMatch: 1 });
    await api.refuses(400, 'invalid_request', 'POST', '/v1/users', { body: { email: 'ana' } });
    await api.refuses(428, 'precondition_required', 'DELETE', `/v1/users/${id}`);
  });

  it('gives racing additions no more seats than there are', async () => {
    await acme();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => api.post('/v1/users', { email: `u${i}@acme.example` })));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 201, 201, 201, 409, 409, 409, 409]);
    assert.deepEqual(
      (await api.pages('/v1/users?limit=3', 'id')).map((page) => page.length),
      [3, 1],
    );
  });

  it('lets opposite moves pass each other', async () => {
    const { customerId } = await acme();
    await api.domain(customerId, 'nord.example');
    const { id: ana } = await api.user('ana@acme.example');
    const { id: bob } = await api.user('bob@nord.example');
    const move = (id: unknown, email: string) => api.post(`/v1/users/${id}/actions/move`, { email });
    const rounds = [0, 1, 2].flatMap((i) => {
      const [first, second] = i % 2 === 0 ? ['nord', 'acme'] : ['acme', 'nord'];
      return [move(ana, `ana@${first}.example`), move(bob, `bob@${second}.example`)];
    });
    for (const { status, body } of await Promise.all(rounds)) assert.equal(status, 200, JSON.stringify(body));
  });

  it('finds users by domain, customer, status, profile and address', async () => {
    const { domainId, customerId } = await acme();
    const { id: otherId } = await api.customer();
    await api.domain(otherId, 'other.example');
    const { id } = await api.user('ana@acme.example', { profile: 'analyst' });
    await api.user('bob@acme.example');
    await api.user('eve@other.example');
    await api.post(`/v1/users/${id}/actions/suspend`, { reason: 'x' });
    const found = async (query: string) => (await api.pages(`/v1/users?limit=1&${query}`, 'email')).flat();
    assert.deepEqual(await found(`domainId=${domainId}`), ['ana@acme.example', 'bob@acme.example']);
    assert.deepEqual(await found(`customerId=${otherId}`), ['eve@other.example']);
    assert.deepEqual(await found('status=suspended'), ['ana@acme.example']);
    assert.deepEqual(await found(`status=active&customerId=${customerId}`), ['bob@acme.example']);
    assert.deepEqual(await found('profile=analyst'), ['ana@acme.example']);
    assert.deepEqual(await found('profile=none'), []);
    assert.deepEqual(await found('email=BOB@acme.test'), ['bob@acme.example']);
    assert.deepEqual(await found('email=bob@none.example'), []);
    await api.refuses(400, 'invalid_request', 'GET', '/v1/users?email=bob');
  });
});
