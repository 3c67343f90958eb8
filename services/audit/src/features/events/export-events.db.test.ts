import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAudit, suspended } from './test-events.ts';

test('events are taken away as their list shows them, line by line and as a table', async (t) => {
  const { append, sequenced, list, ask } = await openAudit(t);
  await append(suspended);
  await append({ ...suspended, kind: 'user.delete', after: null, reason: '=1+1' });
  await sequenced();
  const { items } = await list('language=fr');
  const lines = await ask('/v1/audit/events/export?format=ndjson&language=fr&kind=user.');
  assert.deepEqual(
    lines.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    items,
  );
  const table = await ask('/v1/audit/events/export?kind=user.', { headers: { accept: 'text/csv' } });
  assert.equal(table.header('content-type'), 'text/csv; charset=utf-8');
  assert.match(table.header('content-disposition') ?? '', /^attachment; filename="audit-events-\d{4}-\d\d-\d\d\.csv"$/);
  const [head, deleted] = table.text.split('\r\n');
  assert.match(head ?? '', /^\uFEFFleafIndex,id,recordedAt,kind,sentence,actorKind,/);
  assert.match(deleted ?? '', /,user\.delete,.*,operator,3,rosa@vendor\.example,api,192\.0\.2\.7,request-1,,user,17,5,'=1\+1,"\{""email""/);
  assert.equal((await ask('/v1/audit/events/export', { headers: { accept: 'application/json' } })).status, 406);
});

test('whoever takes events away is an event, which names a person that was looked for without the address', async (t) => {
  const { append, sequenced, list, ask, rows } = await openAudit(t);
  await append(suspended);
  await sequenced();
  const { text } = await ask('/v1/audit/events/export?format=ndjson&person=ana%40acme.example&from=2026-01-01');
  assert.equal(text.trim().split('\n').length, 1);
  await ask('/v1/audit/events/export?format=ndjson&person=nobody%40acme.example');
  await sequenced();
  const { items } = await list('kind=audit.');
  const [, beganForNobody, ended, began] = items;
  assert.deepEqual(began?.after, { format: 'ndjson', filters: { persons: ['user/17'], from: '2026-01-01T00:00:00Z' } });
  assert.deepEqual([began?.actor.id, ended?.after], ['9', { rows: 1, whole: true }]);
  assert.match(JSON.stringify(beganForNobody?.after), /"persons":\["address\/[0-9a-f]{64}"\]/);
  assert.equal(ended?.sentence, 'The file of audit events for audra@vendor.example is complete: 1 row.');
  const stored = await rows<{ entry: string }>('select entry from events');
  for (const { entry } of stored) assert.doesNotMatch(entry, /acme\.example|audra/);
});

test('a file of many events is sent in parts', async (t) => {
  const { append, sequenced, ask, rows } = await openAudit(t);
  await append(suspended);
  await sequenced();
  await rows('select append(entry::jsonb) from events, generate_series(1, 450)');
  await sequenced();
  const { text } = await ask('/v1/audit/events/export?format=ndjson');
  const leaves = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).leafIndex as number);
  assert.deepEqual(
    leaves,
    Array.from({ length: 451 }, (_, index) => 450 - index),
  );
});
