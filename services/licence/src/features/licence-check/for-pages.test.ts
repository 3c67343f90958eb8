import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startPersonServer } from '../../testing/person-server.ts';

const origin = 'https://addin.example';

describe('a page of another origin', () => {
  it('is told before it asks that it may, without credentials', async (t) => {
    const { server } = await startPersonServer(t);
    const { status, headers, text } = await server.ask({
      method: 'OPTIONS',
      headers: {
        origin,
        authorization: undefined,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
      body: '',
    });
    assert.deepEqual([status, text], [204, '']);
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.equal(headers['access-control-allow-methods'], 'GET, HEAD, POST');
    assert.equal(headers['access-control-allow-headers'], 'authorization, content-type, if-none-match');
    assert.equal(headers['access-control-allow-credentials'], undefined);
  });

  it('may read what an identity token is answered, and what it is refused for', async (t) => {
    const place = await startPersonServer(t);
    const token = await place.issuer.microsoftToken();
    const answers = [
      await place.ask(token, {}, { origin }),
      await place.get(token, '', { origin }),
      await place.ask(token, { email: 'eve@acme.example' }, { origin }),
      await place.ask('eyJ9.eyJ9.c2ln', {}, { origin }),
      await place.ask('undefined', {}, { origin }),
      await place.ask(token, {}, { origin, 'content-type': 'text/plain' }),
      await place.ask(token, {}, { origin, authorization: undefined }),
    ];
    assert.deepEqual(
      answers.map(({ status, headers }) => [status, headers['access-control-allow-origin']]),
      [200, 200, 403, 401, 401, 415, 401].map((status) => [status, '*']),
    );
    assert.equal(answers[0]?.headers['access-control-expose-headers'], 'etag, retry-after, x-request-id');
  });

  it('may read nothing that an API key gets', async (t) => {
    const place = await startPersonServer(t);
    const headers = { origin };
    const bad = `Bearer sl_${'x'.repeat(12)}_${'y'.repeat(43)}`;
    for (const answered of [
      await place.server.ask({ headers }),
      await place.server.ask({ headers, body: {} }),
      await place.get(place.apiKey, '?email=ana@acme.example', headers),
      await place.get(place.apiKey, '', headers),
      await place.server.ask({ headers: { ...headers, authorization: bad } }),
      await place.server.ask({ path: '/v1/licences/check-batch', headers, body: {} }),
      await place.server.ask({ path: '/v1/licences/check-batch', method: 'OPTIONS', headers }),
    ])
      assert.equal(answered.headers['access-control-allow-origin'], undefined);
  });
});
