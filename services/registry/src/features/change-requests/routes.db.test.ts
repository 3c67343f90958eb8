import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';

const api = testApi();
const { registry } = api;

type Shown = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly digest: string;
  readonly state: string;
  readonly version: number;
};

const count = async (table: string) => (await registry.rows(`select count(*)::int from ${table}`))[0]?.['count'];
const state = async (id: unknown) => (await api.get(`/v1/change-requests/${String(id)}`)).body['state'];

describe('a change request', () => {
  let customerId: unknown;
  let domainId: unknown;
  let ids: { readonly ada: number; readonly rosa: number; readonly otto: number; readonly cleo: number; readonly dan: number };

  beforeEach(async () => {
    customerId = (await api.customer())['id'];
    domainId = (await api.domain(customerId, 'acme.example', { seatLimit: 3 }))['id'];
    ids = {
      ada: await api.operator('ada', ['administrator']),
      rosa: await api.operator('rosa', ['operator']),
      otto: await api.operator('otto', ['operator']),
      cleo: await api.operator('cleo', ['approver']),
      dan: await api.operator('dan', ['approver', 'operator']),
    };
  });

  const ana = { email: 'ana@acme.example' };

  /** By rosa, whom the policy asks for an approval. */
  async function proposed(body: object = ana, url = '/v1/users', as = 'rosa', status = 202): Promise<Shown> {
    const answer = await api.post(url, body, { as });
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    return answer.body as unknown as Shown;
  }

  const act = (request: Shown, word: string, body: object = {}, as = 'cleo') =>
    api.post(`/v1/change-requests/${request.id}/actions/${word}`, body, { as });
  const approve = (request: Shown, as = 'cleo', more: object = {}) => act(request, 'approve', { digest: request.digest, ...more }, as);
  const refuses = (status: number, code: string, request: Shown, word: string, body: object, as = 'cleo') =>
    api.refuses(status, code, 'POST', `/v1/change-requests/${request.id}/actions/${word}`, { body, as });

  it('is what a write becomes that needs approval, and changes nothing until it has it', async () => {
    const { status, body, location, etag } = await api.post('/v1/users', ana, { as: 'rosa' });
    assert.equal(status, 202);
    assert.deepEqual([location, etag], [`/v1/change-requests/${String(body['id'])}`, '"1"']);
    assert.deepEqual([body['state'], body['size'], body['kinds'], body['customerIds']], ['submitted', 1, ['user.create'], [customerId]]);
    assert.deepEqual(body['requirements'], [{ approvals: 1, approverRoles: ['administrator', 'approver'], given: 0 }]);
    assert.equal(await count('users'), 0);
    const answer = await approve(body as unknown as Shown);
    assert.deepEqual([answer.status, answer.body['state']], [200, 'applied'], JSON.stringify(answer.body));
    assert.equal(await count('users'), 1);
  });

  it('is made of every kind of write, and of none by whom the policy does not ask', async () => {
    await proposed({ customerId, name: 'nord.example', validity: { from: '2026-01-01', until: null }, seatLimit: null }, '/v1/domains');
    await proposed({ key: 'addin', name: 'Add-in' }, '/v1/products');
    assert.equal(
      (await api.ask('PATCH', `/v1/domains/${String(domainId)}`, { body: { seatLimit: 5 }, ifMatch: 1, as: 'rosa' })).status,
      202,
    );
    assert.equal((await api.ask('DELETE', `/v1/domains/${String(domainId)}`, { ifMatch: '*', as: 'rosa' })).status, 202);
    await proposed(
      {
        items: [
          { action: 'user.create', ...ana },
          { action: 'user.create', email: 'bob@acme.example' },
        ],
      },
      '/v1/bulk-actions',
    );
    assert.equal((await api.post('/v1/users', ana, { as: 'ada' })).status, 201);
    assert.equal(await count('change_requests'), 5);
  });

  it('is refused where the write would be, and not made where it changes nothing', async () => {
    await api.refuses(422, 'domain_not_found', 'POST', '/v1/users', { body: { email: 'x@nobody.example' }, as: 'rosa' });
    await api.refuses(412, 'version_changed', 'PATCH', `/v1/domains/${String(domainId)}`, {
      body: { seatLimit: 5 },
      ifMatch: 7,
      as: 'rosa',
    });
    const same = await api.ask('PATCH', `/v1/domains/${String(domainId)}`, { body: { seatLimit: 3 }, ifMatch: 1, as: 'rosa' });
    assert.equal(same.status, 200);
    assert.equal(await count('change_requests'), 0);
  });

  it('is never approved by whoever proposed it, by whichever account, nor by who may not approve', async () => {
    const request = await proposed(ana, '/v1/users', 'dan');
    await refuses(409, 'own_change_request', request, 'approve', { digest: request.digest }, 'dan');
    await registry.rows(
      `update access.operators set person_id = (select person_id from access.operators where id = ${ids.dan}) where id = ${ids.cleo}`,
    );
    await refuses(409, 'own_change_request', request, 'approve', { digest: request.digest }, 'cleo');
    await refuses(409, 'approver_role_missing', request, 'approve', { digest: request.digest }, 'otto');
    assert.equal((await approve(request, 'ada')).body['state'], 'applied');
  });

  it('is approved for what was looked at alone: an edit voids approvals', async () => {
    const request = await proposed();
    const { body } = await api.ask('PATCH', `/v1/change-requests/${request.id}`, {
      body: { commands: [{ kind: 'user.create', email: 'bob@acme.example' }] },
      ifMatch: request.version,
      as: 'otto',
    });
    const edited = body as unknown as Shown;
    assert.notEqual(edited.digest, request.digest);
    await refuses(409, 'change_request_changed', request, 'approve', { digest: request.digest });
    assert.equal((await approve(edited)).body['state'], 'applied');
    assert.deepEqual(
      (await registry.rows('select local_part from users')).map((row) => row['local_part']),
      ['bob'],
    );
  });

  it('is not approved by who has edited it', async () => {
    const request = await proposed();
    const { body } = await api.ask('PATCH', `/v1/change-requests/${request.id}`, { body: { title: 'New seat' }, ifMatch: 1, as: 'dan' });
    await refuses(409, 'own_change_request', body as unknown as Shown, 'approve', { digest: body['digest'] }, 'dan');
  });

  it('waits for as many people as the policy asks for, each once, whatever the moment', async () => {
    await registry.rows(`update approval_policy set rules = '[{"commands": ["user.*"], "proposedBy": ["person"], "exemptRoles": [], "approvals": 2,
      "approverRoles": ["administrator", "approver"], "reasonRequired": true, "dueDays": 3, "expireDays": 30}]'`);
    await api.refuses(422, 'reason_required', 'POST', '/v1/users', { body: ana, as: 'rosa' });
    const { body } = await api.post(
      '/v1/change-requests',
      { commands: [{ kind: 'user.create', ...ana }], reason: 'New colleague' },
      { as: 'rosa' },
    );
    const request = body as unknown as Shown;
    const answers = await Promise.all(['cleo', 'cleo', 'cleo', 'cleo'].map((as) => approve(request, as)));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409, 409]);
    assert.equal(await state(request.id), 'submitted');
    const [last] = await Promise.all([approve(request, 'ada'), approve(request, 'dan')]);
    assert.equal(await state(request.id), 'applied', JSON.stringify(last.body));
    assert.equal(await count('users'), 1);
  });

  it('is not applied where its base has changed: it says what has moved, and can be looked at again', async () => {
    const patch = await api.ask('PATCH', `/v1/domains/${String(domainId)}`, { body: { seatLimit: 5 }, ifMatch: 1, as: 'rosa' });
    const request = patch.body as unknown as Shown;
    await api.ask('PATCH', `/v1/domains/${String(domainId)}`, { body: { seatLimit: 4 }, ifMatch: 1, as: 'ada' });
    const { body } = await approve(request);
    assert.equal(body['state'], 'failed');
    assert.deepEqual(body['failure'], {
      code: 'base_changed',
      detail: 'What this request changes has been changed meanwhile; look at it again and refresh it.',
      items: [
        {
          position: 0,
          code: 'base_changed',
          detail: 'What this command changes is no longer what it was when it was proposed.',
          moved: [
            {
              field: 'seatLimit',
              approved: { before: 3, after: 5 },
              now: { before: 4, after: 5 },
              en: { label: 'seat limit', approved: '3 → 5', now: '4 → 5' },
              fr: { label: 'nombre maximal de places', approved: '3 → 5', now: '4 → 5' },
            },
          ],
        },
      ],
    });
    assert.deepEqual(await registry.rows('select seat_limit from domains'), [{ seat_limit: 4 }]);
    const refreshed = (await act(request, 'refresh', {}, 'rosa')).body as unknown as Shown;
    assert.equal(refreshed.state, 'submitted');
    assert.equal((await approve(refreshed)).body['state'], 'applied');
    assert.deepEqual(await registry.rows('select seat_limit from domains'), [{ seat_limit: 5 }]);
  });

  it('is applied whole or not at all', async () => {
    const commands = ['ana', 'bob', 'cleo'].map((name) => ({ kind: 'user.create', email: `${name}@acme.example` }));
    const request = await proposed({ items: commands.map(({ kind, ...fields }) => ({ action: kind, ...fields })) }, '/v1/bulk-actions');
    await api.user('eve@acme.example');
    const { body } = await approve(request);
    assert.deepEqual([body['state'], (body['failure'] as { code: string }).code], ['failed', 'commands_refused']);
    assert.equal(await count('users'), 1);
    await api.refuses(422, 'commands_refused', 'POST', '/v1/change-requests', { body: { commands }, as: 'rosa' });
  });

  it('waits for its time, and is not made for one that is over', async () => {
    const commands = [{ kind: 'user.create', ...ana }];
    await api.refuses(422, 'schedule_in_the_past', 'POST', '/v1/change-requests', {
      body: { commands, applyAt: '2020-01-01T00:00:00Z' },
      as: 'rosa',
    });
    const { body } = await api.post('/v1/change-requests', { commands, applyAt: '2100-01-01T00:00:00Z' }, { as: 'rosa' });
    const request = body as unknown as Shown;
    assert.equal((await approve(request)).body['state'], 'scheduled');
    await act(request, 'apply', {}, 'cleo');
    assert.equal(await state(request.id), 'scheduled');
    assert.equal(await count('users'), 0);
  });

  it('is rejected with a reason, and taken back by whoever proposed it alone', async () => {
    const request = await proposed();
    await refuses(409, 'not_own_change_request', request, 'withdraw', {}, 'otto');
    assert.equal((await act(request, 'withdraw', { reason: 'mistake' }, 'rosa')).body['state'], 'withdrawn');
    await refuses(409, 'change_request_state', request, 'approve', { digest: request.digest });
    const other = await proposed();
    await refuses(400, 'invalid_request', other, 'reject', { digest: other.digest });
    assert.equal((await act(other, 'reject', { digest: other.digest, reason: 'no budget' })).body['state'], 'rejected');
    const { body } = await api.get(`/v1/change-requests/${other.id}/steps`, { as: 'rosa' });
    assert.deepEqual(
      body.items?.map(({ step, actor, reason }) => [step, (actor as { name: string }).name, reason]),
      [
        ['propose', 'rosa', null],
        ['reject', 'cleo', 'no budget'],
      ],
    );
  });

  it('breaks the glass for an administrator with a reason, and has to be reviewed by somebody else', async () => {
    const request = await proposed();
    await refuses(403, 'forbidden', request, 'break-glass', { digest: request.digest, reason: 'outage' }, 'cleo');
    const { body } = await act(request, 'break-glass', { digest: request.digest, reason: 'outage' }, 'ada');
    assert.deepEqual([body['state'], body['glassBrokenBy']], ['applied', String(ids.ada)]);
    assert.equal(await count('users'), 1);
    assert.equal((await api.get('/v1/change-requests?unreviewed=true')).body.items?.length, 1);
    await refuses(409, 'own_change_request', request, 'review', { reason: 'fine' }, 'ada');
    assert.equal((await act(request, 'review', { reason: 'fine' }, 'cleo')).body['reviewedBy'], String(ids.cleo));
    assert.equal((await api.get('/v1/change-requests?unreviewed=true')).body.items?.length, 0);
  });

  it('tells what it comes to, in English and French', async () => {
    const request = await proposed();
    assert.deepEqual(request['summary'], { en: '1\u00A0user is created.', fr: '1\u00A0utilisateur est créé.' });
    const { body } = await api.get(`/v1/change-requests/${request.id}/commands`, { as: 'cleo' });
    const [item] = body.items ?? [];
    assert.deepEqual(item?.['before'], null);
    assert.match(JSON.stringify(item?.['after']), /"email":"ana@acme\.example"/);
    assert.match(JSON.stringify(item?.['en']), /"title":"[^"]*ana@acme\.example/);
  });

  it('is undone by another request', async () => {
    const request = await proposed();
    await approve(request);
    const undo = await act(request, 'undo', { reason: 'left' }, 'rosa');
    assert.equal(undo.status, 201, JSON.stringify(undo.body));
    assert.deepEqual([undo.body['state'], undo.body['reversesId'], undo.body['kinds']], ['submitted', request.id, ['user.delete']]);
    assert.equal((await approve(undo.body as unknown as Shown)).body['state'], 'applied');
    assert.equal(await count('users'), 0);
  });

  it('is not undone where somebody has changed what it left', async () => {
    const request = await proposed();
    await approve(request);
    const [user] = await registry.rows('select id from users');
    await api.ask('PATCH', `/v1/users/${String(user?.['id'])}`, { body: { displayName: 'Ana' }, ifMatch: '*' });
    await refuses(409, 'changed_since', request, 'undo', {}, 'rosa');
  });

  it('is seen by a customer’s contact where it is of their customer alone', async () => {
    await api.operator('contact', ['customer-contact'], [Number(customerId)]);
    const own = await proposed(ana, '/v1/users', 'contact');
    await proposed({ key: 'addin', name: 'Add-in' }, '/v1/products');
    const other = (await api.customer({ name: 'Globex' }))['id'];
    await api.domain(other, 'globex.example');
    const theirs = await proposed({ email: 'eve@globex.example' });
    const { body } = await api.get('/v1/change-requests', { as: 'contact' });
    assert.deepEqual(
      body.items?.map(({ id }) => id),
      [own.id],
    );
    await api.refuses(404, 'change_request_not_found', 'GET', `/v1/change-requests/${theirs.id}`, { as: 'contact' });
    const commands = [{ kind: 'user.create', email: 'x@globex.example' }];
    await api.refuses(404, 'domain_not_found', 'POST', '/v1/change-requests', { body: { commands }, as: 'contact' });
  });

  it('is listed for those who may approve it', async () => {
    const request = await proposed(ana, '/v1/users', 'dan');
    const waiting = async (as: string) => (await api.get('/v1/change-requests?toApprove=true', { as })).body.items?.map(({ id }) => id);
    assert.deepEqual([await waiting('cleo'), await waiting('dan'), await waiting('otto')], [[request.id], [], []]);
    assert.equal((await api.get('/v1/change-requests?mine=true', { as: 'dan' })).body.items?.length, 1);
  });

  it('is written to the audit, and so is what it changes, under its number', async () => {
    const request = await proposed();
    await approve(request);
    const kinds = (await registry.rows('select kind from test.audit_events order by id desc limit 4')).map((row) => row['kind']);
    assert.deepEqual(kinds, ['change-request.apply', 'user.create', 'change-request.approve', 'change-request.propose']);
    const [pending] = await registry.rows(`select entry::jsonb ->> 'changeRequestId' as id from audit.pending where kind = 'user.create'`);
    assert.deepEqual(pending, { id: request.id });
    const { body } = await api.post(`/v1/change-requests/${request.id}/comments`, { text: 'Thank you' }, { as: 'rosa' });
    assert.equal(body['text'], 'Thank you');
    assert.equal((await api.get(`/v1/change-requests/${request.id}/comments`)).body.items?.length, 1);
  });

  it('is of nobody’s alone where it holds anything of the catalogue, or what changes nothing', async () => {
    await api.operator('contact', ['customer-contact'], [Number(customerId)]);
    const seen = async () => (await api.get('/v1/change-requests', { as: 'contact' })).body.items?.length;
    const ofDomain = { kind: 'domain.change', id: domainId, seatLimit: 5 };
    await proposed(
      { commands: [ofDomain, { kind: 'product.create', key: 'addin', name: 'Add-in' }], draft: true },
      '/v1/change-requests',
      'ada',
      201,
    );
    assert.equal(await seen(), 0);
    const [bob] = [await api.user('bob@acme.example')];
    const unchanged = { kind: 'user.change', id: bob['id'], displayName: '' };
    await proposed({ commands: [ofDomain, unchanged], draft: true }, '/v1/change-requests', 'ada', 201);
    assert.equal(await seen(), 0);
    const own = { commands: [{ kind: 'user.suspend', id: bob['id'], reason: 'left' }, unchanged], draft: true };
    const draft = await proposed(own, '/v1/change-requests', 'contact', 201);
    assert.deepEqual([await seen(), draft['size']], [1, 1]);
    assert.equal((await act(draft, 'submit', {}, 'contact')).body['state'], 'submitted');
  });

  it('has its glass broken for one try: what fails needs its approvals again, and no review', async () => {
    const patch = await api.ask('PATCH', `/v1/domains/${String(domainId)}`, { body: { seatLimit: 5 }, ifMatch: 1, as: 'rosa' });
    const request = patch.body as unknown as Shown;
    await api.ask('PATCH', `/v1/domains/${String(domainId)}`, { body: { graceDays: 9 }, ifMatch: 1, as: 'ada' });
    const { body } = await act(request, 'break-glass', { digest: request.digest, reason: 'outage' }, 'ada');
    assert.deepEqual([body['state'], body['glassBrokenBy']], ['failed', null]);
    await refuses(409, 'change_request_state', request, 'review', { reason: 'fine' }, 'cleo');
    await api.ask('PATCH', `/v1/domains/${String(domainId)}`, { body: { graceDays: 0 }, ifMatch: '*', as: 'ada' });
    const again = (await act(request, 'apply', {}, 'cleo')).body;
    assert.deepEqual([again['state'], again['failure']], ['submitted', null]);
    assert.equal((await approve(request)).body['state'], 'applied');
  });

  it('waits for approval again where two of its people turn out to be one', async () => {
    const commands = [{ kind: 'user.create', ...ana }];
    const later = Temporal.Now.instant().add({ milliseconds: 400 }).toString();
    const { body } = await api.post('/v1/change-requests', { commands, applyAt: later }, { as: 'rosa' });
    const request = body as unknown as Shown;
    assert.equal((await approve(request)).body['state'], 'scheduled');
    await registry.rows(
      `update access.operators set person_id = (select person_id from access.operators where id = ${ids.rosa}) where id = ${ids.cleo}`,
    );
    let now = await act(request, 'apply', {}, 'ada');
    while (now.body['state'] === 'scheduled') now = await act(request, 'apply', {}, 'ada');
    assert.equal(now.body['state'], 'submitted');
    await approve(request, 'dan');
    assert.equal((await act(request, 'apply', {}, 'ada')).body['state'], 'applied');
  });

  it('is approved for what headers say, however they write it', async () => {
    const said = {
      'change-title': 'Seat%20',
      'change-reason': '%20Nouvelle%20coll%C3%A8gue',
      'change-apply-at': '2100-01-01T02:00:00.000+02:00',
    };
    const post = async (headers: Readonly<Record<string, string>>, body: object): Promise<Shown> => {
      const all = { 'content-type': 'application/json', 'x-csrf-token': 'csrf', ...headers };
      const response = await api.fetched('/v1/users', { method: 'POST', as: 'rosa', headers: all, body: JSON.stringify(body) });
      return (await response.json()) as Shown;
    };
    const scheduled = await post(said, ana);
    assert.deepEqual(
      [scheduled['title'], scheduled['reason'], scheduled['applyAt']],
      ['Seat', 'Nouvelle collègue', '2100-01-01T00:00:00Z'],
    );
    const { 'change-apply-at': _, ...atOnce } = said;
    const request = await post(atOnce, { email: 'bob@acme.example' });
    assert.equal((await approve(request)).body['state'], 'applied');
  });
});
