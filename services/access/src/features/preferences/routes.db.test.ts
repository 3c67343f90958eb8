import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startSignIn } from '../sign-in/test-sign-in.ts';

const path = '/v1/preferences';

const chosen = {
  locale: 'fr',
  theme: 'dark',
  density: 'comfortable',
  timeZone: 'Europe/Paris',
  savedViews: [
    { list: 'users', name: 'Expired at Acme', query: 'customerId=1&status=suspended' },
    { list: 'domains', name: 'Expired at Acme', query: '' },
  ],
  listColumns: [{ list: 'users', columns: ['email', 'status'] }],
  firstSteps: { hidden: true, done: ['create-customer'] },
};

describe('/v1/preferences', () => {
  it('gives what holds until something is chosen, and then what was chosen', async (t) => {
    const app = await startSignIn(t);
    const { browser } = await app.administrator();
    const { body, headers } = await browser.expect(200, 'GET', path);
    assert.deepEqual([body.theme, body.locale, body.timeZone, body.savedViews, headers.get('etag')], ['system', 'en', null, [], '"1"']);
    const changed = await browser.expect(200, 'PUT', path, chosen, { 'if-match': '"1"' });
    assert.deepEqual([changed.body, changed.headers.get('etag')], [{ ...chosen, version: 2 }, '"2"']);
    assert.deepEqual((await browser.expect(200, 'GET', path)).body, { ...chosen, version: 2 });
  });

  it('has the language of the account, and no other', async (t) => {
    const app = await startSignIn(t);
    const { browser } = await app.administrator();
    await browser.expect(200, 'PUT', path, chosen, { 'if-match': '"1"' });
    assert.equal((await browser.expect(200, 'GET', '/v1/sessions/current')).body.operator.locale, 'fr');
    await app.sql(`update access.operators set locale = 'en'`);
    assert.equal((await browser.expect(200, 'GET', path)).body.locale, 'en');
  });

  it('keeps the change of another window from being lost', async (t) => {
    const app = await startSignIn(t);
    const { browser } = await app.administrator();
    await browser.expect(428, 'PUT', path, chosen);
    await browser.expect(200, 'PUT', path, chosen, { 'if-match': '"1"' });
    const late = await browser.expect(412, 'PUT', path, { ...chosen, theme: 'light' }, { 'if-match': '"1"' });
    assert.equal(late.body.code, 'version_changed');
    const racing = ['light', 'system'].map((theme) => browser.copy().ask('PUT', path, { ...chosen, theme }, { 'if-match': '"2"' }));
    assert.deepEqual((await Promise.all(racing)).map(({ status }) => status).toSorted(), [200, 412]);
  });

  it('changes nothing where everything is as it was', async (t) => {
    const app = await startSignIn(t);
    const { browser } = await app.administrator();
    await browser.expect(200, 'PUT', path, chosen, { 'if-match': '"1"' });
    assert.equal((await browser.expect(200, 'PUT', path, chosen, { 'if-match': '"2"' })).body.version, 2);
  });

  it('is one’s own', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    await ana.browser.expect(200, 'PUT', path, chosen, { 'if-match': '"1"' });
    const bob = await app.invited(ana, 'bob@vendor.example', ['reader']);
    assert.equal((await bob.browser.expect(200, 'GET', path)).body.theme, 'system');
    await app.browser().expect(401, 'GET', path);
  });

  it('takes nothing but what it knows, and not too much of it', async (t) => {
    const app = await startSignIn(t);
    const { browser } = await app.administrator();
    const [view] = chosen.savedViews;
    for (const wrong of [
      { theme: 'pink' },
      { timeZone: 'Mars/Olympus' },
      { locale: 'de' },
      { other: 1 },
      { theme: undefined },
      { savedViews: [view, view] },
      { savedViews: [{ ...view, list: 'passwords' }] },
      { savedViews: [{ ...view, query: 'q'.repeat(1001) }] },
      { savedViews: Array.from({ length: 51 }, (_, n) => ({ ...view, name: String(n) })) },
      { listColumns: [{ list: 'users', columns: ['email', 'email'] }] },
      { firstSteps: { hidden: false, done: ['A b'] } },
    ]) {
      await browser.expect(400, 'PUT', path, { ...chosen, ...wrong }, { 'if-match': '"1"' });
    }
  });

  it('tells the audit how many views there are, and no more of them', async (t) => {
    const app = await startSignIn(t);
    const { browser } = await app.administrator();
    await browser.expect(200, 'PUT', path, chosen, { 'if-match': '"1"' });
    const events = await app.sql<{ after: unknown }>(`select after from test.audit_events where kind = 'preferences.change'`);
    const { locale, theme, density, timeZone } = chosen;
    assert.deepEqual(
      events.map(({ after }) => after),
      [{ locale, theme, density, timeZone, savedViews: 2 }],
    );
  });
});
