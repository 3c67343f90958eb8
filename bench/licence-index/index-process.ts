// A process of its own that holds an index of licences and nothing else.
import { createSecretKey } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { openDatabase } from '../../packages/platform/src/db/database.ts';
import { loadIndex } from '../../services/licence/src/features/change-feed/load-index.ts';
import { copyAllUsers } from '../../services/licence/src/features/change-feed/registry-queries.ts';
import { findAnswer } from '../../services/licence/src/features/licence-check/find-answer.ts';
import { LicenceIndex } from '../../services/licence/src/features/licence-index/licence-index.ts';
import { contentOf, snapshotSeal, stateOf } from '../../services/licence/src/features/snapshot/index-snapshot.ts';
import { nothingToSignBy } from '../../services/licence/src/features/signing-keys/signing-state.ts';
import { readSnapshot, writeSnapshot } from '../../services/licence/src/features/snapshot/snapshot-file.ts';
import { withPublishedData } from '../../services/licence/src/published-data.ts';
import { domainName, populationOf, userNumber } from '../check/population.ts';
import { answerQuestions } from '../measure/worker.ts';
import { sampleDomains, sampleCatalogue } from './sample-rows.ts';

/** Bytes, all licences together. */
export interface IndexMemory {
  readonly indexBytes: number;
  /** What the process takes more of the machine's memory than before, everything that can be thrown away thrown away. */
  readonly residentBytes: number;
}

const snapshotKey = createSecretKey(Buffer.alloc(32, 7));
const seal = snapshotSeal(snapshotKey);
const neverStopped = new AbortController().signal;

let index: LicenceIndex | null = null;

async function fill({ licences }: { readonly licences: number }): Promise<IndexMemory> {
  const population = populationOf(licences);
  const before = residentBytes();
  index = new LicenceIndex();
  index.setCatalogue(sampleCatalogue);
  index.replaceDomains([], sampleDomains(population));
  await index.makeRoomFor(licences);
  const bytes = Buffer.alloc(64);
  for (let n = 0; n < licences; n += 1) {
    const { localPart, domain, profile, validUntil, suspended } = userNumber(population, n);
    const terms = { domainId: domain + 1, profileId: profile, validFrom: null, validUntil, suspended };
    index.putUser(n + 1, terms, undefined, bytes, 0, bytes.write(localPart, 'latin1'));
  }
  return { indexBytes: index.byteLength, residentBytes: residentBytes() - before };
}

/** Writes what is there into a file. Gives milliseconds. */
async function keep({ path }: { readonly path: string }): Promise<number> {
  if (index === null) throw new Error('there is nothing to be kept');
  const change = { position: 1, entity: 'user', firstId: 1, lastId: 1, recordedAt: '2026-01-01 00:00:00+00' } as const;
  const startedAt = performance.now();
  await writeSnapshot(
    path,
    snapshotKey,
    contentOf({ index, asOf: Date.now(), last: { position: 1, change }, apiKeys: [], signing: nothingToSignBy }, seal),
  );
  return performance.now() - startedAt;
}

/** Milliseconds until the first check is answered from a file. */
function resume({ path, licences }: { readonly path: string; readonly licences: number }): number {
  const startedAt = performance.now();
  const content = readSnapshot(path, snapshotKey);
  if (content === null) throw new Error('there is no snapshot');
  index = stateOf(content, seal).index;
  requireAnswer(index, licences);
  return performance.now() - startedAt;
}

/** Milliseconds until the first check is answered from a database. */
async function load({ databaseUrl, licences }: { readonly databaseUrl: string; readonly licences: number }): Promise<number> {
  await using database = openDatabase({ url: databaseUrl, schema: 'licence', maxConnections: 1, onConnectionError: () => undefined });
  await database.pool.query('select 1');
  const startedAt = performance.now();
  ({ index } = await withPublishedData(database.pool, neverStopped, loadIndex));
  requireAnswer(index, licences);
  return performance.now() - startedAt;
}

/** Milliseconds that the same rows take to come here, and be thrown away. */
async function drain({ databaseUrl }: { readonly databaseUrl: string }): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const startedAt = performance.now();
  await finished(client.query(copyTo(copyAllUsers)).resume());
  const took = performance.now() - startedAt;
  await client.end();
  return took;
}

function requireAnswer({ reader }: LicenceIndex, licences: number): void {
  const { localPart, domain } = userNumber(populationOf(licences), 0);
  const answer = findAnswer(reader, `${localPart}@${domainName(domain)}`, undefined, Date.now());
  if (typeof answer !== 'string' || !answer.startsWith('{"valid":true')) throw new Error('the index does not know who is in it');
}

function residentBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage.rss();
}

answerQuestions({ fill, keep, resume, load, drain });
