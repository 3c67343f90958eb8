import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';
import { testImports } from './test-imports.ts';

const api = testApi();
const { registry } = api;
const { acme, uploaded, apply, names } = testImports(api);

type Shown = Readonly<Record<string, unknown>> & { readonly id: string; readonly digest: string };

const list = 'Email,Name\nzoe@acme.example,Zoé\nana@acme.example,Ana Martin\n';

const read = async (path: string) => (await api.get(path)).body;
const requestOf = (request: Shown) => read(`/v1/change-requests/${request.id}`);
const act = (request: Shown, word: string, body: object = {}, as = 'cleo') =>
  api.post(`/v1/change-requests/${request.id}/actions/${word}`, body, { as });
const approve = async (request: Shown) => await act(request, 'approve', { digest: request.digest });

/** By rosa, whom the policy asks for an approval. */
async function proposed(path: string, version = 1): Promise<Shown> {
  const answer = await apply(path, version, { as: 'rosa' });
  assert.equal(answer.status, 202, JSON.stringify(answer.body));
  return answer.body as unknown as Shown;
}

const titleIn = (item: object | undefined, locale: 'en' | 'fr') =>
  (item as Readonly<Record<'en' | 'fr', { readonly title: string }>>)[locale].title;

beforeEach(async () => {
  await acme({ seatLimit: 3 });
  await api.operator('rosa', ['operator']);
  await api.operator('cleo', ['approver']);
});

describe('an import that needs approval', () => {
  it('waits as a change request, shows it, and is applied with its approval', async () => {
    await api.user('ana@acme.example', { displayName: 'Ana' });
    const path = await uploaded(list);
    const request = await proposed(path);
    assert.deepEqual(await names(), ['ana']);
    assert.deepEqual((await read(path))['changeRequestId'], request.id);
    assert.match(String((request['summary'] as { en: string }).en), /1 user created, 1 changed, 0 without change, 0 refused/);
    assert.equal((await approve(request)).body['state'], 'applied');
    const { state, changeRequestId } = await read(path);
    assert.deepEqual([state, changeRequestId], ['applied', request.id]);
    assert.deepEqual(await names(), ['ana', 'zoe']);
    const result = await (await api.fetched(`${path}/result`, { headers: { accept: 'text/csv' } })).text();
    assert.match(result, /2,zoe@acme\.example,create/);
  });

  it('shows its approver every row, and what a row changes from what to what', async () => {
    await api.user('ana@acme.example', { displayName: 'Ana' });
    const request = await proposed(await uploaded(list));
    const { body } = await api.get(`/v1/change-requests/${request.id}/verdicts`, { as: 'cleo' });
    assert.deepEqual(
      body.items?.map(({ line, verdict, before, after }) => [line, verdict, before, after]),
      [
        [2, 'create', null, null],
        [3, 'change', { displayName: 'Ana' }, { displayName: 'Ana Martin' }],
      ],
    );
    const { items = [] } = (await api.get(`/v1/change-requests/${request.id}/commands`, { as: 'cleo' })).body;
    assert.deepEqual(
      items.map(({ command }) => (command as { kind: string }).kind),
      ['user.import', 'import.apply'],
    );
    assert.equal(
      titleIn(items[0], 'en'),
      'Import ‘list.csv’ into the domain acme.example: 1 user to create, 1 to change, 0 without change, 0 refused',
    );
    assert.match(titleIn(items[0], 'fr'), /^Importer .*list\.csv.* dans le domaine acme\.example/);
    const { verdictsDigest } = (items[0] ?? {})['after'] as { readonly verdictsDigest: string };
    assert.match(verdictsDigest, /^[0-9a-f]{64}$/);
    const other = await api.post('/v1/users', { email: 'bob@acme.example' }, { as: 'rosa' });
    await api.refuses(404, 'import_not_found', 'GET', `/v1/change-requests/${String(other.body['id'])}/verdicts`);
  });

  it('is neither applied again nor deleted nor judged while it waits', async () => {
    const path = await uploaded(list);
    const request = await proposed(path);
    for (const as of ['rosa', 'everybody']) {
      await api.refuses(409, 'import_waiting', 'POST', `${path}/actions/apply`, { ifMatch: '*', as });
      await api.refuses(409, 'import_waiting', 'POST', `${path}/actions/judge`, { as });
      await api.refuses(409, 'import_waiting', 'DELETE', path, { ifMatch: '*', as });
    }
    await act(request, 'withdraw', {}, 'rosa');
    assert.equal((await read(path))['changeRequestId'], null);
    assert.equal((await apply(path, 1)).body['state'], 'applied');
  });

  it('becomes one request however many ask for it at once', async () => {
    const path = await uploaded(list);
    const answers = await Promise.all(Array.from({ length: 4 }, () => apply(path, 1, { as: 'rosa' })));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [202, 409, 409, 409]);
  });

  it('is not applied where a row would do something else by now, says which, and is refreshed', async () => {
    const ana = await api.user('ana@acme.example', { displayName: 'Ana' });
    const path = await uploaded(list);
    const request = await proposed(path);
    await api.ask('PATCH', `/v1/users/${String(ana['id'])}`, { body: { displayName: 'Anna' }, ifMatch: '*' });
    const failed = (await approve(request)).body;
    assert.equal(failed['state'], 'failed', JSON.stringify(failed));
    const { code, items } = failed['failure'] as { code: string; items: readonly { position: number; moved: unknown }[] };
    assert.equal(code, 'base_changed');
    assert.deepEqual(items[0]?.moved, [
      {
        field: 'line 3',
        approved: { before: { displayName: 'Ana' }, after: { displayName: 'Ana Martin' } },
        now: { before: { displayName: 'Anna' }, after: { displayName: 'Ana Martin' } },
        en: { label: 'line 3', approved: 'name: Ana → ‘Ana Martin’', now: 'name: Anna → ‘Ana Martin’' },
        fr: {
          label: 'ligne 3',
          approved: 'nom\u00a0: Ana → «\u00a0Ana Martin\u00a0»',
          now: 'nom\u00a0: Anna → «\u00a0Ana Martin\u00a0»',
        },
      },
    ]);
    assert.deepEqual(await names(), ['ana']);
    const refreshed = (await act(request, 'refresh', {}, 'rosa')).body;
    assert.equal(refreshed['state'], 'submitted', JSON.stringify(refreshed));
    assert.notEqual(refreshed['digest'], request.digest);
    assert.equal((await approve(refreshed as unknown as Shown)).body['state'], 'applied');
    assert.deepEqual(await names(), ['ana', 'zoe']);
  });

  it('is not applied where fewer seats are left, nor where what the list was read against is gone', async () => {
    await api.make('/v1/profiles', { key: 'viewer', name: 'Viewer', values: {} });
    const [seats, profile] = [await uploaded(list), await uploaded(list, 'domain=acme.example&defaultProfile=viewer')];
    const [first, second] = [await proposed(seats), await proposed(profile)];
    await api.user('bob@acme.example');
    await api.user('eve@acme.example');
    await api.ask('DELETE', '/v1/profiles/viewer', { ifMatch: '*' });
    const failures = [await approve(first), await approve(second)].map(({ body }) => body['failure'] as { code: string; detail: string });
    assert.deepEqual(
      failures.map(({ code }) => code),
      ['base_changed', 'commands_refused'],
    );
    assert.match(failures[1]?.detail ?? '', /viewer/);
    assert.deepEqual(await names(), ['bob', 'eve']);
  });

  it('keeps its file for as long as it waits', async () => {
    const path = await uploaded(list);
    const request = await proposed(path);
    await registry.removeLists(Temporal.Now.instant().add({ hours: 1 }));
    assert.equal((await read(path))['state'], 'judged');
    await act(request, 'reject', { digest: request.digest, reason: 'no' });
    await registry.removeLists(Temporal.Now.instant().add({ hours: 1 }));
    assert.equal((await read(path))['state'], 'expired');
  });

  it('fails where the domain has gone meanwhile', async () => {
    const path = await uploaded(list);
    const request = await proposed(path);
    const { domainId } = await read(path);
    assert.equal((await api.ask('DELETE', `/v1/domains/${String(domainId)}`, { ifMatch: '*' })).status, 204);
    assert.equal((await approve(request)).body['state'], 'failed');
    assert.equal((await requestOf(request))['state'], 'failed');
  });
});

describe('the undoing of an import', () => {
  const users = () => registry.rows(`select local_part, display_name, suspension_reason, valid_until::text from users order by 1`);
  const richer = 'Email,Name,Status,Valid until\nzoe@acme.example,Zoé,active,\nana@acme.example,Ana Martin,inactive,2026-06-30\n';

  it('brings users back to what they were, as a request that is itself approved', async () => {
    await api.user('ana@acme.example', { displayName: 'Ana' });
    const before = await users();
    const request = await proposed(await uploaded(richer));
    await approve(request);
    assert.deepEqual(
      (await users()).map((user) => user['suspension_reason']),
      ['inactive in the imported list', null],
    );
    const undo = await act(request, 'undo', { reason: 'the wrong list' }, 'rosa');
    assert.equal(undo.status, 201, JSON.stringify(undo.body));
    assert.deepEqual([undo.body['reversesId'], undo.body['kinds']], [request.id, ['user.change', 'user.delete', 'user.reinstate']]);
    assert.equal((await approve(undo.body as unknown as Shown)).body['state'], 'applied');
    assert.deepEqual(await users(), before);
  });

  it('is done at once for whom the policy does not ask, also of an import that nobody had to approve', async () => {
    await api.user('ana@acme.example', { displayName: 'Ana' });
    const before = await users();
    const path = await uploaded(richer);
    await apply(path);
    const undo = await api.post(`${path}/actions/undo`, { reason: 'the wrong list' });
    assert.deepEqual([undo.status, undo.body['state']], [201, 'applied'], JSON.stringify(undo.body));
    assert.deepEqual(await users(), before);
    await api.refuses(409, 'changed_since', 'POST', `${path}/actions/undo`);
  });

  it('is refused where a user was changed since or deleted, where they are too many, and where nothing was applied', async () => {
    const path = await uploaded(list);
    await api.refuses(409, 'import_not_applied', 'POST', `${path}/actions/undo`);
    const request = await proposed(path);
    await approve(request);
    const [ana] = (await api.get('/v1/users?email=ana@acme.example')).body.items ?? [];
    const url = `/v1/users/${String(ana?.['id'])}`;
    await api.ask('PATCH', url, { body: { displayName: 'Anna' }, ifMatch: '*' });
    for (const undo of [`${path}/actions/undo`, `/v1/change-requests/${request.id}/actions/undo`]) {
      await api.refuses(409, 'changed_since', 'POST', undo);
    }
    await api.ask('DELETE', url, { ifMatch: '*' });
    await api.refuses(409, 'changed_since', 'POST', `${path}/actions/undo`);
    await registry.rows('update imports set rows_to_create = 100001');
    const tooMany = await api.post(`${path}/actions/undo`, {});
    assert.deepEqual([tooMany.status, tooMany.body['code']], [422, 'too_many_commands']);
    assert.match(String(tooMany.body['detail']), /at most 100000 are brought back at a time: import a list of how they were/);
    await registry.removeLists(Temporal.Now.instant().add({ hours: 1 }));
    assert.equal((await registry.rows('select from import_changes')).length, 0);
    await api.refuses(409, 'import_expired', 'POST', `${path}/actions/undo`);
  });
});
