import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAudit, rosa, suspended } from './test-events.ts';

const ids = ({ items }: { readonly items: readonly { readonly id: string }[] }): readonly number[] => items.map(({ id }) => Number(id));
const plain = (text: string | undefined): string => (text ?? '').replaceAll(/[\u00A0\u202F]/g, ' ');

test('an event is read whole, as a sentence in the language that is asked for', async (t) => {
  const { append, sequenced, list, ask, get } = await openAudit(t);
  const id = await append(suspended);
  await sequenced();
  const [event] = (await list()).items;
  const { sentence, recordedAt, ...rest } = event ?? assert.fail();
  assert.match(recordedAt, /^\d{4}-.*Z$/);
  assert.deepEqual(rest, {
    id: String(id),
    leafIndex: 0,
    kind: 'user.suspend',
    actor: { kind: 'operator', id: '3', name: 'rosa@vendor.example' },
    origin: 'api',
    address: '192.0.2.7',
    requestId: 'request-1',
    changeRequestId: null,
    subject: { kind: 'user', id: '17' },
    customerId: '5',
    reason: 'left the company',
    before: suspended.before,
    after: suspended.after,
    erased: [],
    damaged: false,
  });
  assert.equal(sentence, 'rosa@vendor.example suspended Ana Lima (ana@acme.example): ‘left the company’.');
  const french = 'rosa@vendor.example a suspendu Ana Lima (ana@acme.example) : « left the company ».';
  assert.equal(plain((await list('language=fr')).items[0]?.sentence), french);
  const negotiated = await ask('/v1/audit/events', { headers: { 'accept-language': 'fr-FR,en;q=0.5' } });
  assert.equal(negotiated.header('content-language'), 'fr');
  assert.equal(plain(JSON.parse(negotiated.text).items[0].sentence), french);
  assert.deepEqual((await get<{ changedFields: unknown }>(`/v1/audit/events/${id}?language=fr`)).changedFields, [
    { field: 'suspensionReason', label: 'motif de la suspension', before: null, after: 'left the company' },
  ]);
});

test('of somebody who was erased nothing is told, and everything else stays', async (t) => {
  const { append, sequenced, list, rows, get } = await openAudit(t);
  const id = await append(suspended);
  await sequenced();
  await rows(`delete from person_keys where reference = 'user/17'`);
  const [event] = (await list()).items;
  assert.deepEqual(
    [plain(event?.sentence), event?.erased, event?.reason, event?.damaged],
    ['rosa@vendor.example suspended an erased person (user 17).', ['user/17'], null, false],
  );
  assert.deepEqual(event?.after, { ...suspended.after, email: null, displayName: null, suspensionReason: null });
  await rows('delete from person_keys');
  const erased = await get<{ sentence: string; actor: object; address: null }>(`/v1/audit/events/${id}?language=fr`);
  assert.equal(plain(erased.sentence), 'Une personne effacée (opérateur 3) a suspendu une personne effacée (utilisateur 17).');
  assert.deepEqual([erased.actor, erased.address], [{ kind: 'operator', id: '3', name: null }, null]);
});

test('whoever is confined to customers sees the events of those', async (t) => {
  const { append, sequenced, list, ask } = await openAudit(t);
  const own = await append(suspended);
  const others = await append({ ...suspended, customerId: 6 });
  await append({ kind: 'role.delete', subject: { kind: 'role', id: 1 }, before: { key: 'x' }, after: null });
  await sequenced();
  assert.deepEqual(ids(await list('', { customerIds: [5] })), [own]);
  assert.deepEqual(ids(await list('', { customerIds: [5, 6] })), [others, own]);
  assert.deepEqual(ids(await list('customerId=6', { customerIds: [5] })), []);
  assert.deepEqual(ids(await list('', { customerIds: [] })), []);
  assert.equal((await ask(`/v1/audit/events/${own}`, { customerIds: [5] })).status, 200);
  const refused = await ask(`/v1/audit/events/${others}`, { customerIds: [5] });
  assert.deepEqual([refused.status, JSON.parse(refused.text).code], [404, 'event_not_found']);
  const lines = (await ask('/v1/audit/events/export?format=ndjson', { customerIds: [5] })).text.trim().split('\n');
  assert.deepEqual(
    lines.map((line) => Number(JSON.parse(line).id)),
    [own],
  );
  for (const path of ['', `/${own}`, '/export']) assert.equal((await ask(`/v1/audit/events${path}`, { permissions: [] })).status, 403);
});

test('events are found by who did what to whom, and when', async (t) => {
  const { append, sequenced, list, rows, ask } = await openAudit(t);
  const mail = { email: 'ana@acme.example', roleKeys: ['reader'], customerIds: null };
  const a = await append(suspended);
  const b = await append({ ...suspended, kind: 'user.move', after: { ...suspended.after, email: 'ana.lima@acme.example' } });
  const c = await append({ kind: 'operator.invite', subject: { kind: 'invitation', id: 17 }, before: null, after: mail });
  const d = await append(
    { kind: 'domain.suspend', subject: { kind: 'domain', id: 34 }, customerId: 6, before: null, after: { name: 'acme.example' } },
    { ...rosa, actor: { kind: 'cli', id: null, name: 'root' }, requestId: 'request-2' },
  );
  const e = await append(
    { kind: 'user-group.make', subject: { kind: 'user', id: 18 }, before: null, after: null },
    { ...rosa, actor: { kind: 'service', id: 3, name: 'ERP' } },
  );
  await sequenced();
  for (const [id, at] of [
    [a, '2026-03-01T00:00:00Z'],
    [b, '2026-03-01T23:59:59.999Z'],
    [c, '2026-03-02T00:00:00Z'],
    [d, '2026-03-02T12:00:00Z'],
    [e, '2026-03-05T00:00:00Z'],
  ] as const) {
    await rows(`update events set recorded_at = '${at}' where id = ${id}`);
  }
  for (const [query, expected] of [
    ['person=Ana%40ACME.example', [c, b, a]],
    ['person=ana.lima%40acme.example', [b, a]],
    ['person=rosa%40vendor.example', [c, b, a]],
    ['person=nobody%40acme.example', []],
    ['personReference=user/17', [b, a]],
    ['personReference=operator/3&person=ana%40acme.example', [c, b, a]],
    ['actor=operator/3', [c, b, a]],
    ['actor=service/3', [e]],
    ['actor=cli', [d]],
    ['kind=user.move', [b]],
    ['kind=user.', [b, a]],
    ['kind=nothing.', []],
    ['subjectKind=user', [e, b, a]],
    ['subjectKind=user&subjectId=17', [b, a]],
    ['customerId=6', [d]],
    ['requestId=request-2', [d]],
    ['from=2026-03-02', [e, d, c]],
    ['until=2026-03-01', [b, a]],
    ['until=2026-03-02T00:00:00Z', [b, a]],
    ['from=2026-03-02T01:00:00%2B01:00&until=2026-03-02T12:00:00Z', [c]],
    ['from=2026-03-02&until=2026-03-02&actor=cli', [d]],
    ['from=1970-01-01&until=9000-01-01T00:00:00-23:59', [e, d, c, b, a]],
  ] as const) {
    assert.deepEqual(ids(await list(query)), expected, query);
  }
  for (const query of [
    'kind=user',
    'actor=ana',
    'subjectId=17',
    'from=2026-02-31',
    'from=0000-01-01',
    'until=9999-12-31',
    'personReference=x',
    'limit=201',
    'person=ana',
    'q=1',
  ]) {
    assert.equal((await ask(`/v1/audit/events?${query}`)).status, 400, query);
  }
  assert.equal((await ask('/v1/audit/events?cursor=x')).status, 400);
});

test('pages hold every event once, in order, while others are appended', async (t) => {
  const { append, sequenced, list } = await openAudit(t);
  const written: number[] = [];
  for (let index = 0; index < 23; index += 1) written.push(await append({ ...suspended, subject: { kind: 'user', id: index + 1 } }));
  await sequenced();
  const seen: number[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Awaited<ReturnType<typeof list>> = await list(`limit=5${cursor && `&cursor=${cursor}`}`);
    seen.push(...ids(page));
    await Promise.all([append(suspended), append(suspended)]);
    cursor = page.nextCursor;
  }
  assert.deepEqual(seen, written.toReversed());
});

test('an event that is too long for the log is told whole', async (t) => {
  const { append, sequenced, list } = await openAudit(t);
  const values = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`feature${index}`, 'x'.repeat(400)]));
  await append({ kind: 'profile.change', subject: { kind: 'profile', id: 1 }, before: null, after: { key: 'analyst', values } });
  await sequenced();
  const [event] = (await list()).items;
  assert.deepEqual([event?.after, event?.damaged], [{ key: 'analyst', values }, false]);
  assert.match(event?.sentence ?? '', /^rosa@vendor\.example changed the profile analyst: .*; 195 more changes\.$/);
});

test('what somebody has altered is told to be so, and hides nothing else', async (t) => {
  const { append, sequenced, list, rows } = await openAudit(t);
  const intact = await append(suspended);
  const resealed = await append(suspended);
  const cut = await append(suspended);
  await sequenced();
  await rows(String.raw`update events set entry = regexp_replace(entry, '("user/17": "[^.]+[.])', '\1AAAA') where id = ${resealed}`);
  await rows(`update events set entry = '{}' where id = ${cut}`);
  const { items } = await list();
  assert.deepEqual(
    items.map(({ id, damaged, subject }) => [Number(id), damaged, subject.id]),
    [
      [cut, true, '17'],
      [resealed, true, '17'],
      [intact, false, '17'],
    ],
  );
  await append({ ...suspended, subject: { kind: 'user', id: 18 } });
  await sequenced();
  await rows(String.raw`update person_keys set sealed_key = '\x00' where reference = 'user/18'`);
  assert.deepEqual(
    (await list()).items.map(({ damaged }) => damaged),
    [true, true, true, false],
  );
  assert.equal(items[0]?.sentence, 'Operator 3 suspended user 17.'.replaceAll(/ (?=\d)/g, '\u00A0'));
});
