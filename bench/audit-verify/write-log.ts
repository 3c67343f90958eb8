import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { createLogger, createServices, type Installation } from '../../apps/server/src/index.ts';
import { appendLeaves } from '../../packages/merkle-log/src/frontier/append-leaves.ts';
import { emptyFrontier, encodeFrontier, type Frontier } from '../../packages/merkle-log/src/frontier/frontier.ts';
import { parseNote } from '../../packages/merkle-log/src/signed-note/note.ts';
import { parseCheckpoint } from '../../packages/merkle-log/src/tlog-checkpoint/checkpoint.ts';

/** A whole number of tiles, so that every tile is written once. */
const leavesAtOnce = 256 * 256;

/** Writes a log of so many events, as long as those of a change of a user are, and has the product sign it and hand its tiles out. */
export async function writeLog(client: pg.Client, installation: Installation, events: number): Promise<void> {
  await whileAuditRuns(installation, async () => (await client.query('select from audit.log')).rowCount === 1);
  await insertEvents(client, events);
  await insertTree(client);
  await client.query('vacuum analyze audit.events');
  const { folder } = installation.checkpoints;
  await whileAuditRuns(installation, async () => (await sizeOutside(join(folder, 'checkpoint'))) === events);
}

async function whileAuditRuns(installation: Installation, isDone: () => Promise<boolean>): Promise<void> {
  await using services = createServices(installation, createLogger('warn'));
  services.audit.start();
  while (!(await isDone())) await delay(100);
}

async function insertEvents(client: pg.Client, events: number): Promise<void> {
  await client.query(
    `insert into audit.events
       (leaf_index, id, recorded_at, entry, kind, actor_kind, actor_id, subject_kind, subject_id, customer_id, persons)
     select i - 1, i, at, jsonb_build_object('id', i, 'recordedAt', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
         'kind', 'user.change', 'actor', jsonb_build_object('kind', 'operator', 'id', i % 40 + 1, 'name', null), 'address', null, 'origin', 'api',
         'requestId', gen_random_uuid(), 'subject', jsonb_build_object('kind', 'user', 'id', i), 'customerId', i % 200 + 1, 'reason', null,
         'before', '{"email": null, "displayName": null, "profile": "viewer"}'::jsonb,
         'after', '{"email": null, "displayName": null, "profile": "analyst"}'::jsonb,
         'persons', jsonb_build_array('operator/' || i % 40 + 1, 'user/' || i),
         'sealed', jsonb_build_object('user/' || i, encode(sha256(i::text::bytea) || sha256((i + 1)::text::bytea), 'base64')))::text,
       'user.change', 'operator', i % 40 + 1, 'user', i, i % 200 + 1, array['operator/' || i % 40 + 1, 'user/' || i]
     from generate_series(1, $1::bigint) i, lateral (select timestamptz '2026-01-01 00:00Z' + i * interval '1.000001 s' as at) t`,
    [events],
  );
}

async function insertTree(client: pg.Client): Promise<void> {
  let frontier: Frontier = emptyFrontier;
  for (;;) {
    const { rows } = await client.query<{ leaf_hash: Buffer }>(
      `select sha256('\\x00' || convert_to(entry, 'UTF8')) as leaf_hash from audit.events
       where leaf_index >= $1 and leaf_index < $1 + $2 order by leaf_index`,
      [frontier.size, leavesAtOnce],
    );
    if (rows.length === 0) return;
    const leafHashes = rows.map(({ leaf_hash }) => leaf_hash);
    const grown = appendLeaves(frontier, leafHashes);
    for (const { level, index, hashes } of grown.tiles) {
      await client.query(
        `insert into audit.tiles (level, tile_index, hashes) values ($1, $2, $3)
         on conflict (level, tile_index) do update set hashes = audit.tiles.hashes || excluded.hashes`,
        [level, index, Buffer.from(hashes)],
      );
    }
    frontier = grown.frontier;
    const head = [frontier.size, Buffer.from(encodeFrontier(frontier)), Buffer.from(grown.root)];
    await client.query('update audit.log set size = $1, frontier = $2, root = $3', head);
  }
}

async function sizeOutside(file: string): Promise<number> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  return isThere ? parseCheckpoint(parseNote(await readFile(file)).text).size : 0;
}
