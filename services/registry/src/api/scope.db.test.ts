import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../test-api.ts';

const api = testApi();

/** Two customers with a domain and a user each; `contact` may do everything, but only with the first one. */
async function twoCustomers() {
  const [mine, theirs] = [await api.customer({ name: 'Mine' }), await api.customer({ name: 'Theirs' })].map(({ id }) => id);
  const { id: myDomain } = await api.domain(mine, 'mine.example');
  const { id: theirDomain } = await api.domain(theirs, 'theirs.example');
  const { id: myUser } = await api.user('ana@mine.example');
  const { id: theirUser } = await api.user('eve@theirs.example');
  await api.make('/v1/products', { key: 'addin', name: 'Add-in' });
  await api.make('/v1/features', { product: 'addin', key: 'a', name: 'A', type: { type: 'flag' }, defaultValue: false });
  for (const table of ['profiles', 'packs']) await api.make(`/v1/${table}`, { key: 'one', name: 'One', values: {} });
  const set = await api.ask('PUT', `/v1/users/${theirUser}/overrides/a`, { body: { value: true, reason: 'x' }, ifMatch: 1 });
  assert.equal(set.status, 200);
  const { id: theirImport } = await upload('theirs.example', 'everybody');
  const { id: theirCheck } = await upload('theirs.example', 'everybody', 'leaver-checks');
  const suspension = { commands: [{ kind: 'user.suspend', id: theirUser, ...reason }], draft: true };
  const { id: theirRequest } = await api.make('/v1/change-requests', suspension);
  api.principal('contact', [Number(mine)]);
  return { mine, theirs, myDomain, theirDomain, myUser, theirUser, theirImport, theirCheck, theirRequest };
}

async function upload(domain: string, as: string, collection = 'imports'): Promise<{ readonly id?: string; readonly code?: string }> {
  const headers = { 'content-type': 'text/csv' };
  const body = `Email\nkim@${domain}\neve@${domain}\n`;
  const response = await api.fetched(`/v1/${collection}?domain=${domain}`, { method: 'POST', as, headers, body });
  return (await response.json()) as object;
}

type Setting = Awaited<ReturnType<typeof twoCustomers>>;
type Case = readonly [path: string, body?: object];

const reason = { reason: 'x' };
const validity = { from: '2026-01-01', until: null };
const looked = { digest: '0'.repeat(64) };
const entry = { key: 'two', name: 'Two' };
const newFeature = { ...entry, product: 'addin', type: { type: 'flag' }, defaultValue: true };

/** For every route, a request for what is not the contact's. */
const foreign: Readonly<Record<string, (setting: Setting) => Case>> = {
  'GET /v1/customers/:id': ({ theirs }) => [`/v1/customers/${theirs}`],
  'POST /v1/customers': () => ['/v1/customers', { name: 'New', locale: 'en', timeZone: 'UTC' }],
  'PATCH /v1/customers/:id': ({ theirs }) => [`/v1/customers/${theirs}`, { name: 'Mine' }],
  'DELETE /v1/customers/:id': ({ theirs }) => [`/v1/customers/${theirs}`],
  'GET /v1/domains/:id': ({ theirDomain }) => [`/v1/domains/${theirDomain}`],
  'POST /v1/domains': ({ theirs }) => ['/v1/domains', { customerId: theirs, name: 'new.example', validity, seatLimit: null }],
  'PATCH /v1/domains/:id': ({ theirDomain }) => [`/v1/domains/${theirDomain}`, { graceDays: 1 }],
  'DELETE /v1/domains/:id': ({ theirDomain }) => [`/v1/domains/${theirDomain}`],
  'POST /v1/domains/:id/actions/suspend': ({ theirDomain }) => [`/v1/domains/${theirDomain}/actions/suspend`, reason],
  'POST /v1/domains/:id/actions/reinstate': ({ theirDomain }) => [`/v1/domains/${theirDomain}/actions/reinstate`],
  'POST /v1/domains/:id/actions/renew': ({ theirDomain }) => [`/v1/domains/${theirDomain}/actions/renew`, { until: null }],
  'POST /v1/domains/:id/actions/move': ({ myDomain, theirs }) => [`/v1/domains/${myDomain}/actions/move`, { customerId: theirs }],
  'POST /v1/domains/:id/actions/rename': ({ theirDomain }) => [`/v1/domains/${theirDomain}/actions/rename`, { name: 'x.example' }],
  'POST /v1/domains/:id/actions/add-alias': ({ theirDomain }) => [`/v1/domains/${theirDomain}/actions/add-alias`, { alias: 'x.example' }],
  'POST /v1/domains/:id/actions/remove-alias': ({ theirDomain }) => [
    `/v1/domains/${theirDomain}/actions/remove-alias`,
    { alias: 'x.example' },
  ],
  'POST /v1/domains/:id/actions/assign-packs': ({ theirDomain }) => [
    `/v1/domains/${theirDomain}/actions/assign-packs`,
    { packs: [{ pack: 'one' }] },
  ],
  'GET /v1/users/:id': ({ theirUser }) => [`/v1/users/${theirUser}`],
  'POST /v1/users': () => ['/v1/users', { email: 'bob@theirs.example' }],
  'PATCH /v1/users/:id': ({ theirUser }) => [`/v1/users/${theirUser}`, { displayName: 'Mine' }],
  'DELETE /v1/users/:id': ({ theirUser }) => [`/v1/users/${theirUser}`],
  'POST /v1/users/:id/actions/suspend': ({ theirUser }) => [`/v1/users/${theirUser}/actions/suspend`, reason],
  'POST /v1/users/:id/actions/reinstate': ({ theirUser }) => [`/v1/users/${theirUser}/actions/reinstate`],
  'POST /v1/users/:id/actions/renew': ({ theirUser }) => [`/v1/users/${theirUser}/actions/renew`, { until: '2026-05-05' }],
  'POST /v1/users/:id/actions/move': ({ myUser }) => [`/v1/users/${myUser}/actions/move`, { email: 'ana@theirs.example' }],
  'GET /v1/users/:id/overrides': ({ theirUser }) => [`/v1/users/${theirUser}/overrides`],
  'PUT /v1/users/:id/overrides/:featureKey': ({ theirUser }) => [`/v1/users/${theirUser}/overrides/a`, { value: false, ...reason }],
  'DELETE /v1/users/:id/overrides/:featureKey': ({ theirUser }) => [`/v1/users/${theirUser}/overrides/a`],
  'GET /v1/users/:id/entitlements': ({ theirUser }) => [`/v1/users/${theirUser}/entitlements`],
  'GET /v1/users/:id/use': ({ theirUser }) => [`/v1/users/${theirUser}/use`],
  'GET /v1/users/:id/timeline': ({ theirUser }) => [`/v1/users/${theirUser}/timeline`],
  'POST /v1/products': () => ['/v1/products', entry],
  'PATCH /v1/products/:key': () => ['/v1/products/addin', { name: 'X' }],
  'DELETE /v1/products/:key': () => ['/v1/products/addin'],
  'POST /v1/features': () => ['/v1/features', newFeature],
  'PATCH /v1/features/:key': () => ['/v1/features/a', { name: 'X' }],
  'DELETE /v1/features/:key': () => ['/v1/features/a'],
  'POST /v1/profiles': () => ['/v1/profiles', { ...entry, values: {} }],
  'PATCH /v1/profiles/:key': () => ['/v1/profiles/one', { name: 'X' }],
  'DELETE /v1/profiles/:key': () => ['/v1/profiles/one'],
  'POST /v1/packs': () => ['/v1/packs', { ...entry, values: {} }],
  'PATCH /v1/packs/:key': () => ['/v1/packs/one', { name: 'X' }],
  'DELETE /v1/packs/:key': () => ['/v1/packs/one'],
  'GET /v1/imports/:id': ({ theirImport }) => [`/v1/imports/${theirImport}`],
  'GET /v1/imports/:id/verdicts': ({ theirImport }) => [`/v1/imports/${theirImport}/verdicts`],
  'GET /v1/imports/:id/rows/:line': ({ theirImport }) => [`/v1/imports/${theirImport}/rows/2`],
  'GET /v1/imports/:id/result': ({ theirImport }) => [`/v1/imports/${theirImport}/result`],
  'POST /v1/imports/:id/actions/judge': ({ theirImport }) => [`/v1/imports/${theirImport}/actions/judge`],
  'POST /v1/imports/:id/actions/apply': ({ theirImport }) => [`/v1/imports/${theirImport}/actions/apply`],
  'DELETE /v1/imports/:id': ({ theirImport }) => [`/v1/imports/${theirImport}`],
  'POST /v1/imports/:id/actions/undo': ({ theirImport }) => [`/v1/imports/${theirImport}/actions/undo`],
  'GET /v1/leaver-checks/:id': ({ theirCheck }) => [`/v1/leaver-checks/${theirCheck}`],
  'GET /v1/leaver-checks/:id/leavers': ({ theirCheck }) => [`/v1/leaver-checks/${theirCheck}/leavers`],
  'GET /v1/leaver-checks/:id/newcomers': ({ theirCheck }) => [`/v1/leaver-checks/${theirCheck}/newcomers`],
  'GET /v1/leaver-checks/:id/rows': ({ theirCheck }) => [`/v1/leaver-checks/${theirCheck}/rows`],
  'POST /v1/leaver-checks/:id/actions/propose': ({ theirCheck }) => [
    `/v1/leaver-checks/${theirCheck}/actions/propose`,
    { action: 'delete' },
  ],
  'DELETE /v1/leaver-checks/:id': ({ theirCheck }) => [`/v1/leaver-checks/${theirCheck}`],
  'GET /v1/change-requests/:id': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}`],
  'GET /v1/change-requests/:id/commands': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/commands`],
  'GET /v1/change-requests/:id/verdicts': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/verdicts`],
  'GET /v1/change-requests/:id/steps': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/steps`],
  'GET /v1/change-requests/:id/approvals': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/approvals`],
  'GET /v1/change-requests/:id/comments': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/comments`],
  'GET /v1/change-requests/:id/blast-radius': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/blast-radius`],
  'POST /v1/change-requests/:id/comments': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/comments`, { text: 'x' }],
  'PATCH /v1/change-requests/:id': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}`, { title: 'x' }],
  'POST /v1/change-requests/:id/actions/submit': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/actions/submit`],
  'POST /v1/change-requests/:id/actions/refresh': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/actions/refresh`],
  'POST /v1/change-requests/:id/actions/approve': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/actions/approve`, looked],
  'POST /v1/change-requests/:id/actions/reject': ({ theirRequest }) => [
    `/v1/change-requests/${theirRequest}/actions/reject`,
    { ...looked, ...reason },
  ],
  'POST /v1/change-requests/:id/actions/withdraw': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/actions/withdraw`, {}],
  'POST /v1/change-requests/:id/actions/apply': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/actions/apply`],
  'POST /v1/change-requests/:id/actions/review': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/actions/review`, reason],
  'POST /v1/change-requests/:id/actions/undo': ({ theirRequest }) => [`/v1/change-requests/${theirRequest}/actions/undo`],
};

const lists = [
  'customers',
  'domains',
  'users',
  'imports',
  'leaver-checks',
  'renewals',
  'change-requests',
  'licences/ending',
  'licences/unused',
  'licences/unusual-use',
  'cut-over-domains',
].map((list) => `GET /v1/${list}`);
const counts = ['customers', 'domains', 'users'].map((list) => `GET /v1/${list}/count`);
const downloads = ['customers', 'domains', 'users', 'overrides'].map((table) => `GET /v1/exports/${table}`);
const uploads = ['POST /v1/imports', 'POST /v1/leaver-checks'];

/** They answer by thing rather than as a whole: see the tests beside them. */
const byThing = [
  'GET /v1/overview',
  'GET /v1/stream',
  'GET /v1/search',
  'POST /v1/bulk-actions',
  'POST /v1/renewals',
  'POST /v1/blast-radius',
  'POST /v1/change-requests',
];

/** The vendor's offer is the same for everybody who may read it. */
const catalogue = ['products', 'features', 'profiles', 'packs'].flatMap((table) => [
  `GET /v1/${table}`,
  `GET /v1/${table}/:key`,
  `GET /v1/exports/${table}`,
]);

/** About operators, who are no customer's; whoever is not one of them is refused. */
const ofOperators = [
  'GET /v1/approval-policy',
  'PUT /v1/approval-policy',
  'GET /v1/delegates',
  'GET /v1/delegations',
  'POST /v1/delegations',
  'DELETE /v1/delegations/:id',
  // By a permission that nobody has who is confined.
  'POST /v1/change-requests/:id/actions/break-glass',
];

/** Of the whole old database, by permissions that nobody has who is confined. */
const ofMigrations = [
  'GET /v1/migrations',
  'POST /v1/migrations',
  'GET /v1/migrations/:id',
  'DELETE /v1/migrations/:id',
  'GET /v1/migrations/:id/rows',
  'POST /v1/migrations/:id/rows',
  'POST /v1/migrations/:id/actions/plan',
  'POST /v1/migrations/:id/actions/apply',
  'POST /v1/migrations/:id/actions/continue',
  'GET /v1/migrations/:id/invitations',
  'POST /v1/migrations/:id/invitations/:step/actions/settle',
  'GET /v1/parity-runs',
  'POST /v1/parity-runs',
  'GET /v1/parity-runs/:id',
  'GET /v1/parity-runs/:id/domains',
  'GET /v1/customer-readiness',
  'GET /v1/domains/:id/readiness',
  'POST /v1/domains/:id/actions/cut-over',
  'POST /v1/domains/:id/actions/cut-back',
  'GET /v1/quarantined-rows',
  'GET /v1/quarantined-rows/count',
  'GET /v1/quarantined-rows/:id',
  ...['fix', 'map', 'drop', 'reopen'].map((action) => `POST /v1/quarantined-rows/:id/actions/${action}`),
];

describe('somebody who is confined to some customers', () => {
  it('is confined on every route', () => {
    const known = [
      ...Object.keys(foreign),
      ...lists,
      ...counts,
      ...downloads,
      ...uploads,
      ...byThing,
      ...catalogue,
      ...ofOperators,
      ...ofMigrations,
    ];
    assert.deepEqual(api.routes.toSorted(), known.toSorted());
  });

  it('finds nothing of others, and changes nothing of theirs', async () => {
    const setting = await twoCustomers();
    for (const [route, requestFor] of Object.entries(foreign)) {
      const method = route.slice(0, route.indexOf(' ')) as 'GET';
      const [path, body] = requestFor(setting);
      await api.registry.changesNothing(async () => {
        const { status, body: problem } = await api.ask(method, path, { ...(body && { body }), ifMatch: '*', key: 'k', as: 'contact' });
        assert.equal(status, 404, `${route} ${JSON.stringify(problem)}`);
      });
    }
  });

  it('waits for nobody who works with what is not theirs', async () => {
    const setting = await twoCustomers();
    const { theirs, theirDomain, theirUser, theirImport, theirCheck, theirRequest } = setting;
    const ids = {
      customers: theirs,
      domains: theirDomain,
      users: theirUser,
      imports: theirImport,
      leaver_checks: theirCheck,
      change_requests: theirRequest,
    };
    const lock = Object.entries(ids).map(([table, id]) => `select from ${table} where id = ${String(id)} for update`);
    for (const [route, requestFor] of Object.entries(foreign)) {
      const [path, body] = requestFor(setting);
      const method = route.slice(0, route.indexOf(' ')) as 'GET';
      await api.registry.waitsForNobody(lock.join(';'), () =>
        api.ask(method, path, { ...(body && { body }), ifMatch: '*', as: 'contact' }),
      );
    }
  });

  it('is told of what is not theirs just what is told of what is not there', async () => {
    await twoCustomers();
    const told = async (email: string) => {
      const { status, body } = await api.post('/v1/users', { email }, { as: 'contact' });
      return [status, body['code'], String(body['detail']).replace(email.slice(2), '…')];
    };
    assert.deepEqual(await told('x@theirs.example'), await told('x@nobody.example'));
  });

  it('sees its own rows in lists, whatever is asked for', async () => {
    const { mine, theirs, theirDomain } = await twoCustomers();
    const as = { as: 'contact' };
    assert.deepEqual(await api.pages('/v1/customers', 'id', as), [[mine]]);
    assert.deepEqual(await api.pages('/v1/customers?q=theirs', 'id', as), [[]]);
    assert.deepEqual(await api.pages('/v1/domains?limit=1', 'name', as), [['mine.example']]);
    for (const filter of [`customerId=${theirs}`, 'name=theirs'])
      assert.deepEqual(await api.pages(`/v1/domains?${filter}`, 'id', as), [[]]);
    assert.deepEqual(await api.pages('/v1/users?limit=1', 'email', as), [['ana@mine.example']]);
    for (const filter of [`customerId=${theirs}`, `domainId=${theirDomain}`, 'email=eve@theirs.example']) {
      assert.deepEqual(await api.pages(`/v1/users?${filter}`, 'id', as), [[]]);
    }
  });

  it('counts its own rows, whatever is asked for', async () => {
    const { theirs } = await twoCustomers();
    const counted = async (path: string) => (await api.get(path, { as: 'contact' })).body['count'];
    for (const list of ['customers', 'domains', 'users']) assert.equal(await counted(`/v1/${list}/count`), 1, list);
    for (const list of ['domains', 'users']) assert.equal(await counted(`/v1/${list}/count?customerId=${theirs}`), 0, list);
  });

  it('uploads lists into its own domains, and finds no others', async () => {
    await twoCustomers();
    await api.registry.changesNothing(async () => {
      for (const domain of ['theirs.example', 'nobody.example']) assert.equal((await upload(domain, 'contact')).code, 'domain_not_found');
    });
    await api.registry.changesNothing(async () => {
      assert.equal((await upload('theirs.example', 'contact', 'leaver-checks')).code, 'domain_not_found');
    });
    assert.deepEqual(await api.pages('/v1/leaver-checks', 'id', { as: 'contact' }), [[]]);
    const { id } = await upload('mine.example', 'contact');
    assert.deepEqual(await api.pages('/v1/imports', 'id', { as: 'contact' }), [[id]]);
    assert.equal((await api.post(`/v1/imports/${id}/actions/apply`, {}, { as: 'contact', ifMatch: 1 })).status, 200);
  });

  it('takes away its own rows and no others, whatever is asked for', async () => {
    const { theirs, theirDomain, theirUser } = await twoCustomers();
    const taken = async (path: string) => await (await api.fetched(`/v1/exports/${path}format=ndjson`, { as: 'contact' })).text();
    for (const list of ['customers?', 'domains?', 'users?']) assert.match(await taken(list), /^{.*mine.*}\n$/i);
    const filters = [
      `users?customerId=${theirs}&`,
      `users?domainId=${theirDomain}&`,
      `domains?customerId=${theirs}&`,
      'customers?q=theirs&',
    ];
    for (const list of [...filters, 'overrides?', `overrides?userId=${theirUser}&`]) assert.equal(await taken(list), '', list);
  });

  it('works with what is its own', async () => {
    const { myUser } = await twoCustomers();
    const as = 'contact';
    assert.equal((await api.post('/v1/users', { email: 'bob@mine.example' }, { as })).status, 201);
    assert.equal((await api.post(`/v1/users/${myUser}/actions/suspend`, reason, { as })).status, 200);
    assert.equal((await api.post(`/v1/users/${myUser}/actions/move`, { email: 'a@mine.example' }, { as })).status, 200);
    assert.equal((await api.get(`/v1/users/${myUser}/entitlements`, { as })).status, 200);
    assert.equal((await api.ask('DELETE', `/v1/users/${myUser}`, { as, ifMatch: 3 })).status, 204);
  });

  it('sees nothing at all where it has no customer', async () => {
    await twoCustomers();
    api.principal('nobody', []);
    for (const list of ['customers', 'domains', 'users']) assert.deepEqual(await api.pages(`/v1/${list}`, 'id', { as: 'nobody' }), [[]]);
  });
});
