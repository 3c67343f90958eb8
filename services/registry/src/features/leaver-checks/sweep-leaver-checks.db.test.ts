import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { until } from '../../../../../tests/dev-env/dev-env.ts';
import { testApi } from '../../test-api.ts';
import { testLeaverChecks } from './test-leaver-checks.ts';

const api = testApi();
const { acme, compared } = testLeaverChecks(api);

describe('the sweep of leaver checks', () => {
  it('removes the file, its rows and the leavers after thirty days; the counts stay known', async () => {
    await acme(['ana', 'kim']);
    const [old, young] = [await compared('Email\nana@acme.example\n'), await compared('Email\nana@acme.example\n')];
    await api.registry.rows(
      `update leaver_checks set created_at = now() - interval '30 days 1 minute' where id = ${old.split('/').at(-1)}`,
    );
    api.start();
    await until('it has swept', async () => (await api.registry.rows('select from import_files')).length === 1);
    const { body } = await api.get(old);
    assert.deepEqual([body['state'], body['keptUntil'], body['since'], body['version']], ['expired', null, null, 2]);
    assert.deepEqual(body['counts'], { seated: 1, unseated: 0, repeated: 0, refused: 0, leavers: 1, seats: 2 });
    for (const part of ['leavers', 'newcomers', 'rows']) await api.refuses(410, 'leaver_check_expired', 'GET', `${old}/${part}`);
    await api.refuses(409, 'leaver_check_expired', 'POST', `${old}/actions/propose`, { body: { action: 'delete' } });
    assert.equal((await api.get(`${young}/leavers`)).status, 200);
    const events = await api.registry.rows(`select actor_name, origin from test.audit_events where kind = 'leaver-check.expire'`);
    assert.deepEqual(events, [{ actor_name: 'retention', origin: 'task' }]);
    assert.equal((await api.ask('DELETE', old, { ifMatch: '*' })).status, 204);
  });
});
