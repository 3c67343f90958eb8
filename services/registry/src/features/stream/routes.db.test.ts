import assert from 'node:assert/strict';
import { before, describe, it, type TestContext } from 'node:test';
import { permissions } from '@seatledger/domain/role/permissions.ts';
import { testApi } from '../../test-api.ts';

const api = testApi();
const mediaType = 'text/event-stream';

interface Told {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

async function open(as: string, lastEventId?: string): Promise<Response> {
  return await api.fetched('/v1/stream', { as, headers: { accept: mediaType, ...(lastEventId && { 'last-event-id': lastEventId }) } });
}

/** A stream that is read until the test is over. */
async function watch(t: TestContext, as: string, lastEventId?: string) {
  const response = await open(as, lastEventId);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), mediaType);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  t.after(() => reader.cancel().catch(() => undefined));
  let text = '';
  const told: Told[] = [];
  /** Reads on to the first event that is looked for; undefined where the stream ends before. */
  async function next(event: string, wanted: (data: Told['data']) => boolean = () => true): Promise<Told | undefined> {
    for (;;) {
      for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
        told.push(...eventOf(text.slice(0, end)));
        text = text.slice(end + 2);
        const last = told.at(-1);
        if (last?.event === event && wanted(last.data)) return told.pop();
      }
      const { value, done } = await reader.read();
      if (done) return undefined;
      text += decoder.decode(value, { stream: true });
    }
  }
  return { next, told, close: () => reader.cancel() };
}

function eventOf(text: string): readonly Told[] {
  const fields = new Map(text.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
  const event = fields.get('event');
  return event === undefined ? [] : [{ event, id: fields.get('id'), data: JSON.parse(fields.get('data') ?? '') as Told['data'] }];
}

const kindsOf = (told: Told | undefined) => told?.data['kinds'] as readonly string[];

describe('/v1/stream', () => {
  before(() => api.start());

  it('says where the change feed is, and then what kinds of things change', async (t) => {
    await api.operator('ada', ['administrator']);
    const { next } = await watch(t, 'ada');
    const first = await next('registry');
    assert.deepEqual([kindsOf(first), first?.id], [[], String(first?.data['position'])]);
    await api.customer();
    const then = await next('registry', ({ kinds }) => (kinds as readonly string[]).includes('customer'));
    assert.ok(Number(then?.id) > Number(first?.id));
  });

  it('counts the change requests that concern whoever watches, as they come and go', async (t) => {
    const { id: customerId } = await api.customer();
    await api.domain(customerId, 'acme.example');
    await api.operator('rosa', ['operator']);
    await api.operator('cleo', ['approver']);
    const { next } = await watch(t, 'cleo');
    assert.deepEqual((await next('change-requests'))?.data, { toApprove: 0, mineOpen: 0, open: 0, unreviewed: 0 });
    const { body } = await api.post('/v1/users', { email: 'ana@acme.example' }, { as: 'rosa' });
    assert.equal((await next('change-requests'))?.data['toApprove'], 1);
    await api.post(`/v1/change-requests/${String(body['id'])}/actions/approve`, { digest: body['digest'] }, { as: 'cleo' });
    assert.ok(await next('change-requests', ({ toApprove, open: waiting }) => toApprove === 0 && waiting === 0));
  });

  it('tells of a change request that changes, though as many concern whoever watches', async (t) => {
    const { id: customerId } = await api.customer();
    await api.domain(customerId, 'acme.example');
    await api.operator('rosa', ['operator']);
    await api.operator('cleo', ['approver']);
    const command = { kind: 'user.create', email: 'ana@acme.example' };
    const { body } = await api.post('/v1/change-requests', { commands: [command], applyAt: '2099-01-01T08:00:00Z' }, { as: 'rosa' });
    const { next } = await watch(t, 'rosa');
    const before = await next('change-requests');
    assert.equal(before?.data['mineOpen'], 1);
    await api.post(`/v1/change-requests/${String(body['id'])}/actions/approve`, { digest: body['digest'] }, { as: 'cleo' });
    assert.deepEqual((await next('change-requests'))?.data, before?.data);
  });

  it('goes on after the event that was read last', async (t) => {
    await api.operator('ada', ['administrator']);
    const before = await watch(t, 'ada');
    const first = await before.next('registry');
    await before.close();
    await api.make('/v1/products', { key: 'addin', name: 'Add-in' });
    const after = await watch(t, 'ada', first?.id);
    assert.ok(kindsOf(await after.next('registry', ({ kinds }) => (kinds as readonly string[]).includes('catalogue'))));
  });

  it('has everything read again where the client knows more than there is', async (t) => {
    await api.operator('ada', ['administrator']);
    const { next } = await watch(t, 'ada', '999999999');
    assert.ok(await next('re-read'));
  });

  it('tells of nothing that one may not read', async (t) => {
    const id = await api.operator('ada', ['administrator']);
    const session = { id, csrfToken: 'csrf', steppedUpAt: null };
    api.principal('narrow', null, ['domain.read'], { id, operatorIds: [id], session });
    const { next, told } = await watch(t, 'narrow');
    await next('registry');
    const { id: customerId } = await api.customer();
    await api.domain(customerId, 'acme.example');
    const then = await next('registry', ({ kinds }) => (kinds as readonly string[]).includes('domain'));
    assert.deepEqual(kindsOf(then), ['domain']);
    assert.deepEqual(told, []);
  });

  it('ends with the session', async (t) => {
    const id = await api.operator('ada', ['administrator']);
    const { next } = await watch(t, 'ada');
    await next('registry');
    api.principal('ada', null, permissions, { id, operatorIds: [id], session: null });
    await api.customer();
    assert.equal(await next('never'), undefined);
  });

  it('is for people who have signed in and ask for events, eight times a session', async (t) => {
    await api.operator('ada', ['administrator']);
    await api.refuses(403, 'session_required', 'GET', '/v1/stream', { accept: mediaType });
    for (const accept of ['*/*', 'application/json', 'text/*']) {
      await api.refuses(406, 'not_acceptable', 'GET', '/v1/stream', { accept, as: 'ada' });
    }
    const streams = [];
    for (let count = 0; count < 8; count += 1) streams.push(await watch(t, 'ada'));
    await api.refuses(429, 'too_many_streams', 'GET', '/v1/stream', { accept: mediaType, as: 'ada' });
    await streams[0]?.close();
    let status = 429;
    while (status === 429) {
      const response = await open('ada');
      status = response.status;
      await response.body?.cancel();
    }
    assert.equal(status, 200);
  });
});
