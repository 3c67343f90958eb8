import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { newApiKey, startCheckServer, type Answered } from '../../testing/check-server.ts';
import { noon, sampleIndex, userRow } from '../../testing/sample-registry.ts';
import { testSigning } from '../../testing/signing-keys.ts';
import { ApiKeys } from '../api-key/api-key.ts';
import { CheckStatistics } from '../check-statistics/check-statistics.ts';
import { licenceAnswers } from './answer-schema.ts';
import { createCheckHandlers } from './check-handlers.ts';
import { refusals } from './problems.ts';

interface Service {
  readonly ask: (body: object | string) => Promise<Answered>;
  readonly askOne: (email: string) => Promise<Answered>;
  readonly statistics: CheckStatistics;
}

async function start(t: TestContext, requestsPerSecond = 10_000): Promise<Service> {
  const { text, keyId, secretHash } = newApiKey();
  const apiKeys = new ApiKeys();
  apiKeys.replace([{ keyId, secretHash, scopes: ['licence:check'], requestsPerSecond, expiresAt: null, allowedAddresses: null }]);
  const users = Array.from({ length: 1_000 }, (_, at) => userRow({ id: at + 1, localPart: `p${at}`, suspended: at % 2 === 1 }));
  const { reader } = await sampleIndex({ users });
  const source = { reader, freshness: { revision: 1234, asOf: noon }, apiKeys };
  const statistics = new CheckStatistics(Object.keys(refusals));
  const handlers = createCheckHandlers({ source, now: () => noon, log: () => undefined, statistics }, testSigning());
  const server = await startCheckServer(handlers, text);
  t.after(() => server[Symbol.asyncDispose]());
  return {
    ask: (body) => server.ask({ path: '/v1/licences/check-batch', body }),
    askOne: (email) => server.ask({ body: { email } }),
    statistics,
  };
}

function pointersOf({ json }: Answered): readonly string[] {
  return (json['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('POST /v1/licences/check-batch', () => {
  it('answers a thousand questions in their order, each as it would be answered alone', async (t) => {
    const { ask, askOne, statistics } = await start(t);
    const questions = Array.from({ length: 1_000 }, (_, at) => ({ email: `p${at}@acme.example`, ...(at === 7 && { nonce: 'seven' }) }));
    const { status, json } = await ask({ questions });
    assert.equal(status, 200);
    const { answers } = licenceAnswers.parse(json);
    assert.deepEqual(
      answers.map((answer) => answer.status),
      questions.map((_, at) => (at % 2 === 1 ? 'suspended' : 'active')),
    );
    assert.deepEqual(answers[0], (await askOne('p0@acme.example')).json);
    assert.equal(answers[7]?.nonce, 'seven');
    assert.deepEqual(statistics.read(noon).at(-1)?.counts, { active: 501, suspended: 500 });
  });

  it('answers nothing where a question is not well formed, and names each of these', async (t) => {
    const { ask } = await start(t);
    const good = { email: 'p0@acme.example' };
    const unreadable = await ask({ questions: [good, { email: 'p1' }, good, { email: ' ' }] });
    assert.equal(unreadable.status, 400);
    assert.deepEqual(pointersOf(unreadable), ['/questions/1/email not_an_address', '/questions/3/email blank']);
    assert.deepEqual(pointersOf(await ask({ questions: [good, { ...good, product: 'word' }] })), ['/questions/1/product unknown_product']);
    assert.deepEqual(pointersOf(await ask({ questions: [good, { ...good, name: 'x' }, 'p2'] })), [
      '/questions/1/name unknown_field',
      '/questions/2 not_an_object',
    ]);
    assert.deepEqual(pointersOf(await ask({ questions: [] })), ['/questions no_question']);
    assert.deepEqual(pointersOf(await ask({ questions: Array.from({ length: 1_001 }, () => good) })), ['/questions too_many_questions']);
    assert.deepEqual(pointersOf(await ask({ questions: good })), ['/questions not_a_list']);
    assert.equal(pointersOf(await ask({ questions: Array.from({ length: 1_000 }, () => ({ email: 'p' })) })).length, 100);
    assert.equal((await ask(`{"questions":[${' '.repeat(1024 * 1024)}]}`)).json['code'], 'batch_too_large');
  });

  it('counts each question against the rate of the key', async (t) => {
    const { ask, askOne } = await start(t, 10);
    const questions = Array.from({ length: 50 }, () => ({ email: 'p0@acme.example' }));
    assert.equal((await ask({ questions })).status, 200);
    const refused = await askOne('p0@acme.example');
    assert.deepEqual([refused.status, refused.headers['retry-after']], [429, '5']);
    assert.equal((await ask({ questions })).status, 429);
  });
});
