import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { until } from '../../../../../tests/dev-env/dev-env.ts';
import { testApi } from '../../test-api.ts';
import { testImports } from './test-imports.ts';

const api = testApi();
const { acme, upload } = testImports(api);

// More than is stored at a time, so that a piece of it is there while the rest is on its way.
const head = `Email,Note\n${Array.from({ length: 40 }, (_, index) => `u${index}@acme.example,${'x'.repeat(30_000)}\n`).join('')}`;

function begin(headers: Record<string, string | number> = {}): ClientRequest {
  const sent = request(`${api.origin()}/v1/imports?domain=acme.example`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'x-test-principal': 'everybody', ...headers },
  });
  sent.on('error', () => undefined);
  return sent;
}

async function answerOf(sent: ClientRequest) {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode, body: (await json(response)) as Record<string, unknown> };
}

async function piecesArrived(count: number): Promise<void> {
  await until('the pieces are there', async () => (await api.registry.rows('select from import_pieces')).length === count);
}

/** What the registry's connections are doing, and what they have locked. */
async function connectionsInUse() {
  return await api.registry.rows(`
    select a.state, l.relation::regclass from pg_stat_activity a left join pg_locks l using (pid)
    where a.datname = current_database() and a.usename like '%_registry' and (a.state <> 'idle' or l.pid is not null)`);
}

describe('an upload that takes its time', () => {
  it('holds no connection and no lock, and is whole in the end', async () => {
    const { domainId } = await acme();
    const sent = begin();
    sent.write(head);
    await piecesArrived(1);
    assert.deepEqual(await connectionsInUse(), []);
    assert.equal((await api.ask('PATCH', `/v1/domains/${domainId}`, { body: { graceDays: 3 }, ifMatch: '*' })).status, 200);
    sent.end('ana@acme.example,Ana\nbob@other.example\n');
    const { status, body } = await answerOf(sent);
    assert.deepEqual([status, body['counts']], [201, { create: 41, change: 0, same: 0, refuse: 1 }]);
  });

  it('does not keep others from anything, however many there are', async () => {
    await acme();
    const slow = Array.from({ length: 20 }, () => begin());
    for (const sent of slow) sent.write(head);
    await piecesArrived(slow.length);
    assert.equal((await upload('Email\nana@acme.example\n')).status, 201);
    for (const sent of slow) sent.end('\n');
    const answers = await Promise.all(slow.map(answerOf));
    assert.ok(answers.every(({ status }) => status === 201));
  });

  it('leaves nothing behind when the client goes away half way', async () => {
    await acme();
    await api.registry.changesNothing(async () => {
      for (const length of [undefined, 2_000_000]) {
        const sent = begin(length === undefined ? {} : { 'content-length': length });
        sent.write(head);
        await piecesArrived(1);
        sent.destroy();
        await until('it is gone', async () => (await api.registry.rows('select from import_files')).length === 0);
      }
    });
    assert.deepEqual(api.faults, []);
  });

  it('is refused before it is sent where it is too large, or nobody may take it', async () => {
    await acme();
    api.principal('stranger', null, ['user.read']);
    await api.registry.changesNothing(async () => {
      const large = begin({ 'content-length': 256 * 1024 * 1024 + 1 });
      large.flushHeaders();
      const { status, body } = await answerOf(large);
      assert.deepEqual([status, body['code']], [413, 'body_too_large']);
      assert.match(String(body['detail']), /256 MiB/);
      large.destroy();
      const forbidden = begin({ 'x-test-principal': 'stranger' });
      forbidden.flushHeaders();
      assert.equal((await answerOf(forbidden)).status, 403);
      forbidden.destroy();
    });
  });
});
