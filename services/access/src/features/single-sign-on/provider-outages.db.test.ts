import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { configured, startSingleSignOn } from './test-single-sign-on.ts';
import { startForgingProvider } from './testing/forging-provider.ts';

const begin = '/v1/sign-in/single-sign-on/idp/actions/begin';
const discovery = 'openid-configuration';
const shortTimeoutSeconds = 0.2;

async function start(t: TestContext) {
  const provider = await startForgingProvider(t);
  const app = await startSingleSignOn(t, [configured({ issuer: provider.issuer })], [provider], shortTimeoutSeconds);
  return { ...app, provider };
}

describe('a provider that is away', () => {
  it('hinders neither the start nor any other sign-in, and is told of clearly', async (t) => {
    const app = await start(t);
    const { instead } = app.provider;
    for (const [answer, name] of [
      [null, 'silence'],
      [{ status: 500, body: {} }, 'an error'],
      [{ status: 302, body: 'http://127.0.0.1:9/' }, 'a redirection'],
      [{ status: 200, body: 'no JSON' }, 'no JSON'],
      [{ status: 200, body: { issuer: 'https://another.example' } }, 'another issuer'],
      [{ status: 200, body: { issuer: app.provider.issuer } }, 'nothing else'],
      [{ status: 200, body: 'x'.repeat(1_100_000) }, 'no end'],
    ] as const) {
      instead.set(discovery, answer);
      const { body, headers } = await app.stranger().expect(503, 'POST', begin, {});
      assert.equal(body.code, 'provider_unavailable', name);
      assert.equal(headers.get('set-cookie'), null);
      assert.equal(headers.get('retry-after'), '10');
    }
    await app.stranger().expect(200, 'GET', '/v1/sign-in/providers');
    await app.owner();
    instead.delete(discovery);
    assert.equal((await app.signIn(app.stranger())).headers.get('location'), '/?signIn=refused&code=identity_refused');
  });

  it('on the way back sends the browser back with a code, counts as nobody’s failure and leaves no session', async (t) => {
    const app = await start(t);
    for (const [path, answer] of [
      ['token', null],
      ['token', { status: 503, body: {} }],
      ['token', { status: 401, body: { error: 'invalid_client' } }],
      ['jwks', null],
      ['jwks', { status: 404, body: {} }],
    ] as const) {
      app.provider.instead.clear();
      app.provider.instead.set(path, answer);
      const browser = app.stranger();
      assert.equal((await app.signIn(browser)).headers.get('location'), '/?signIn=refused&code=provider_unavailable', path);
      await browser.expect(401, 'GET', '/v1/sessions/current');
    }
    assert.equal((await app.events('session.refuse')).length, 0);
    const [throttle] = await app.sql('select max(failures)::int as failures from access.throttles where last_failure_at is not null');
    assert.equal(throttle?.['failures'], 0);
  });

  it('is asked what it is once in ten minutes, and nobody else is asked', async (t) => {
    const app = await start(t);
    const times = () => app.provider.asked.filter((path) => path === discovery).length;
    assert.equal(times(), 0);
    for (let attempt = 0; attempt < 3; attempt += 1) await app.signIn(app.stranger());
    assert.equal(times(), 1);
    app.clock.forward(10 * 60_000);
    await app.signIn(app.stranger());
    assert.equal(times(), 2);
  });

  it('that names an address without https elsewhere, or none, is not asked there', async (t) => {
    const app = await start(t);
    for (const token_endpoint of ['http://169.254.169.254/latest/meta-data', 'file:///etc/passwd', 'nowhere', undefined]) {
      app.provider.metadata = { token_endpoint };
      const { headers } = await app.signIn(app.stranger());
      assert.equal(headers.get('location'), '/?signIn=refused&code=provider_unavailable');
    }
  });
});
