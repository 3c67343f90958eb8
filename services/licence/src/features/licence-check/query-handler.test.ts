import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { startPersonServer, type PersonServer } from '../../testing/person-server.ts';
import { domainRow, sampleIndex, userRow } from '../../testing/sample-registry.ts';
import type { Answered } from '../../testing/check-server.ts';

const ana = '?email=ana@acme.example&product=excel-addin';

const byKey = (place: PersonServer, query: string, headers: Record<string, string | undefined> = {}): Promise<Answered> =>
  place.get(place.apiKey, query, headers);

describe('GET /v1/licences/check', () => {
  it('answers as POST does', async (t) => {
    const place = await startPersonServer(t);
    const got = await byKey(place, ana);
    const posted = await place.server.ask({ body: { email: 'ana@acme.example', product: 'excel-addin' } });
    assert.deepEqual([got.status, got.text], [200, posted.text]);
    assert.equal(got.headers['content-type'], 'application/json; charset=utf-8');
    assert.equal(got.headers['cache-control'], 'private, no-cache');
    assert.equal(got.headers['vary'], 'authorization, origin');
    assert.match(got.headers['etag'] ?? '', /^"[\w-]{22}"$/u);
  });

  it('answers 304 as long as the licence is what it was, whatever the time', async (t) => {
    const place = await startPersonServer(t);
    const { headers } = await byKey(place, ana);
    const etag = headers['etag'] ?? '';
    place.now += 3_600_000;
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const { status, text, headers: said } = await byKey(place, ana, { 'if-none-match': tags });
      assert.deepEqual(
        [status, text, said['etag'], said['cache-control'], said['vary']],
        [304, '', etag, 'private, no-cache', 'authorization, origin'],
        tags,
      );
    }
    assert.equal((await byKey(place, ana, { 'if-none-match': '"other"' })).status, 200);
    const index = await sampleIndex({ domains: [domainRow()], users: [userRow({ suspended: true })] });
    place.source.reader = index.reader;
    const changed = await byKey(place, ana, { 'if-none-match': etag });
    assert.deepEqual([changed.status, changed.json['status']], [200, 'suspended']);
    assert.notEqual(changed.headers['etag'], etag);
  });

  it('answers HEAD with the head alone', async (t) => {
    const place = await startPersonServer(t);
    const { headers } = await byKey(place, ana);
    const head = await place.server.ask({ method: 'HEAD', path: `/v1/licences/check${ana}`, body: '' });
    assert.deepEqual(
      [head.status, head.text, head.headers['etag'], head.headers['content-length']],
      [200, '', headers['etag'], headers['content-length']],
    );
  });

  it('answers a person for themselves, about whom nothing need be said', async (t) => {
    const place = await startPersonServer(t);
    const token = await place.issuer.microsoftToken();
    const first = await place.get(token);
    assert.deepEqual([first.status, first.json['status']], [200, 'active']);
    assert.equal((await place.get(token, '', { 'if-none-match': first.headers['etag'] })).status, 304);
    assert.equal((await place.get(token, '?email=ben@beta.example')).json['code'], 'not_your_licence');
    assert.equal((await place.get(token, '?product=sheets-addin')).json['code'], 'not_your_product');
  });

  it('reads addresses as they are encoded, and refuses what is no question by the names of its parameters', async (t) => {
    const place = await startPersonServer(t);
    assert.equal((await byKey(place, '?email=ana%40acme.example')).json['status'], 'active');
    for (const [query, code, pointer] of [
      ['', 'invalid_request', 'email'],
      ['?email=ana', 'invalid_email', 'email'],
      ['?email=ana@acme.example&product=none', 'unknown_product', 'product'],
      ['?email=ana@acme.example&product=', 'invalid_request', 'product'],
      ['?email=ana@acme.example&email=eve@acme.example', 'invalid_request', 'email'],
      ['?email=ana@acme.example&nonce=1', 'invalid_request', 'nonce'],
      ['?email=ana@acme.example&__proto__=1', 'invalid_request', '__proto__'],
    ] as const) {
      const { status, json } = await byKey(place, query);
      assert.deepEqual([status, json['code'], (json['errors'] as { pointer: string }[])[0]?.pointer], [400, code, pointer], query);
    }
    const errors = (await byKey(place, `?${'a&'.repeat(2_000)}`)).json['errors'] as unknown[];
    assert.equal(errors.length, 100);
  });

  it('is refused as POST is, and says which methods there are to others', async (t) => {
    const place = await startPersonServer(t);
    const anonymous = await byKey(place, ana, { authorization: undefined });
    assert.deepEqual([anonymous.status, anonymous.json['code']], [401, 'missing_api_key']);
    const put = await place.server.ask({ method: 'PUT' });
    assert.deepEqual([put.status, put.headers['allow'], put.json['detail']], [405, 'GET, HEAD, POST', 'Ask with GET or HEAD or POST.']);
    place.source.reader = null;
    assert.equal((await byKey(place, ana)).status, 503);
  });

  it('answers whatever comes, and never fails', async (t) => {
    const place = await startPersonServer(t);
    const tokens = [place.apiKey, await place.issuer.microsoftToken(), 'eyJ9.eyJ9.c2ln', ''];
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
    const query = fc.oneof(
      text,
      fc.webQueryParameters(),
      fc.constantFrom('email=', 'email=ana@acme.example', 'product=excel-addin&email=%zz', '%'),
    );
    const ifNoneMatch = fc.oneof(fc.constantFrom('*', '"a"', 'W/"a"', '"', ',,', '"a'), fc.stringMatching(/^[!-~]{0,40}$/u));
    const asked = fc.record({ token: fc.constantFrom(...tokens), query, ifNoneMatch, method: fc.constantFrom('GET', 'HEAD') });
    await fc.assert(
      fc.asyncProperty(asked, async ({ token, query, ifNoneMatch, method }) => {
        place.now += 1_000;
        const { status, headers } = await place.server.ask({
          method,
          path: `/v1/licences/check?${encodeURI(query.toWellFormed())}`,
          headers: {
            authorization: `Bearer ${token}`,
            'if-none-match': ifNoneMatch,
            'content-type': undefined,
            'content-length': undefined,
          },
          body: '',
        });
        assert.ok([200, 304, 400, 401, 403].includes(status), String(status));
        assert.equal(
          headers['content-type'],
          status === 304 ? undefined : status === 200 ? 'application/json; charset=utf-8' : 'application/problem+json',
        );
      }),
      { numRuns: 300 },
    );
    assert.deepEqual(place.logged, []);
  });

  it('counts what it comes to', async (t) => {
    const place = await startPersonServer(t);
    const { headers } = await byKey(place, ana);
    await byKey(place, ana, { 'if-none-match': headers['etag'] });
    await byKey(place, '?email=eve@acme.example');
    await byKey(place, '');
    assert.deepEqual(place.statistics.read(place.now).at(-1)?.counts, { active: 2, unknown: 1, invalid_request: 1 });
  });
});
