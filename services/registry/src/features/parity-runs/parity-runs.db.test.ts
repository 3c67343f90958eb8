import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';
import { alike, parityRun } from '../cut-over/test-cut-over.ts';

const api = testApi();
const suspended = { cause: 'suspension', effect: 'loses', questions: 2 } as const;
const other = { cause: 'feature_value', effect: 'differs', questions: 1 } as const;
const acme = { name: 'acme.example', asked: 10, agreed: 7, causes: [suspended, other] };
const globex = { name: 'globex.example', asked: 4, agreed: 3, causes: [other] };

describe('a parity run', () => {
  it('is kept with what its domains come to together', async () => {
    const made = await api.make('/v1/parity-runs', parityRun([acme, globex], { questions: 20 }));
    const { domains, questions, agreed, differing, causes } = made;
    assert.deepEqual({ domains, questions, agreed, differing }, { domains: 2, questions: 20, agreed: 10, differing: 4 });
    assert.deepEqual(causes, [suspended, { ...other, questions: 2 }]);
    assert.deepEqual((await api.get(`/v1/parity-runs/${String(made['id'])}`)).body, made);
  });

  it('is listed, the newest first, and its domains in the order in which it names them', async () => {
    const first = await api.make('/v1/parity-runs', parityRun([globex, acme]));
    const second = await api.make('/v1/parity-runs', parityRun([]));
    assert.deepEqual(await api.pages('/v1/parity-runs?limit=1', 'id'), [[second['id']], [first['id']]]);
    assert.deepEqual(await api.pages(`/v1/parity-runs/${String(first['id'])}/domains?limit=1`, 'name'), [
      ['globex.example'],
      ['acme.example'],
    ]);
    assert.deepEqual((await api.get(`/v1/parity-runs/${String(first['id'])}/domains`)).body.items, [globex, acme]);
  });

  it('is refused where its counts do not add up', async () => {
    const refuses = (code: string, body: object) => api.refuses(422, code, 'POST', '/v1/parity-runs', { body });
    await refuses('counts_do_not_add_up', parityRun([{ ...acme, agreed: 8 }]));
    await refuses('counts_do_not_add_up', parityRun([acme], { questions: 9 }));
    await refuses('domain_repeated', parityRun([acme, acme]));
    await refuses('ends_before_start', parityRun([acme], { endedAt: '2026-01-01T00:00:00Z' }));
    await refuses('ends_in_the_future', parityRun([acme], { endedAt: '2999-01-01T00:00:00Z' }));
  });

  it('is written down by counts alone', async () => {
    await api.make('/v1/parity-runs', parityRun([acme]));
    const [event] = await api.registry.rows(`select after from test.audit_events where kind = 'parity-run.create'`);
    const { after } = event as { after: object };
    assert.deepEqual(after, { source: 'old', comparedWith: 'rules', domains: 1, questions: 10, agreed: 7, differing: 3 });
  });

  it('takes a hundred thousand domains', async () => {
    const domains = Array.from({ length: 100_000 }, (_, index) => alike(`customer-${index}.example`));
    const { status, body } = await api.post('/v1/parity-runs', parityRun(domains), { described: false });
    assert.deepEqual([status, body['domains'], body['agreed']], [201, 100_000, 300_000]);
  });
});
