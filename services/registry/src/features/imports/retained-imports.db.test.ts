import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { until } from '../../../../../tests/dev-env/dev-env.ts';
import { testApi } from '../../test-api.ts';
import { testImports } from './test-imports.ts';

const api = testApi();
const { acme, uploaded, apply } = testImports(api);
const list = 'Email\nana@acme.example\n';

describe('the sweep of imports, which a registry begins with', () => {
  it('removes files and verdicts after thirty days, and files that nobody refers to after an hour; the rest stays known', async () => {
    await acme();
    const [applied, judged, young] = [await uploaded(list), await uploaded(list), await uploaded(list)];
    await apply(applied);
    await api.registry.rows(`update imports set created_at = now() - interval '30 days 1 minute' where id <> ${young.split('/').at(-1)}`);
    await api.registry.rows(`update imports set created_at = now() - interval '29 days 23 hours' where id = ${young.split('/').at(-1)}`);
    await api.registry.rows(`insert into import_files (id, touched_at) values (-1, now() - interval '61 minutes'), (-2, now())`);
    await api.registry.rows(`insert into import_pieces values (-1, 0, 'x')`);
    api.start();
    await until('it has swept', async () => (await api.registry.rows('select from import_files')).length === 2);

    assert.deepEqual(
      await api.registry.rows('select file_id from import_pieces'),
      await api.registry.rows('select file_id from imports where file_id is not null'),
    );
    const states = await Promise.all([applied, judged, young].map(async (path) => (await api.get(path)).body));
    assert.deepEqual(
      states.map(({ state, keptUntil, version }) => [state, keptUntil !== null, version]),
      [
        ['applied', false, 3],
        ['expired', false, 2],
        ['judged', true, 1],
      ],
    );
    assert.deepEqual(states[1]?.['counts'], { create: 1, change: 0, same: 0, refuse: 0 });
    await api.refuses(410, 'import_expired', 'GET', `${applied}/verdicts`);
    await api.refuses(410, 'import_expired', 'GET', `${judged}/result`);
    await api.refuses(409, 'import_expired', 'POST', `${judged}/actions/apply`, { ifMatch: '*' });
    assert.equal((await api.ask('DELETE', judged, { ifMatch: '*' })).status, 204);
    assert.equal((await api.get(`${young}/verdicts`)).status, 200);
    const events = await api.registry.rows(
      `select actor_name, origin, subject_id from test.audit_events where kind = 'import.expire' order by id`,
    );
    assert.deepEqual(
      events.map(({ actor_name, origin, subject_id }) => [actor_name, origin, `/v1/imports/${subject_id}`]),
      [applied, judged].map((path) => ['retention', 'task', path]),
    );
  });
});
