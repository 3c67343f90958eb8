import { CompiledQuery, type Kysely } from 'kysely';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** What other services publish, read over one connection. */
export interface PublishedData {
  /** What is asked again and again has a name: it is parsed and planned once for each connection. */
  rows<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
  /** The output of a COPY … TO STDOUT as it comes. */
  copy(sql: string): AsyncIterable<Buffer>;
}

/** A server that lets a query wait for longer is given up: it may be gone without a word. */
const longestSilenceMs = 60_000;

/** Does the work on a connection of its own, which ends when the work fails, when it hangs, or when `signal` says so. */
export async function withPublishedData<Result>(
  pool: pg.Pool,
  signal: AbortSignal,
  work: (data: PublishedData) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  // Ending a connection in the middle of a query destroys it, and the query fails.
  const giveUp = () => void (client as unknown as pg.Client).end().catch(() => undefined);
  const silence = setTimeout(giveUp, longestSilenceMs);
  signal.addEventListener('abort', giveUp);
  // The query that is under way fails with it too; unheard, the event would end the process.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  try {
    signal.throwIfAborted();
    const result = await work(publishedData(client, () => silence.refresh()));
    client.off('error', ignore);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', giveUp);
  }
}

function publishedData(client: pg.PoolClient, onProgress: () => void): PublishedData {
  return {
    async rows<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string): Promise<Row[]> {
      onProgress();
      return (await client.query<Row>({ ...(name !== undefined && { name }), text, values: [...values] })).rows;
    },
    async *copy(sql) {
      for await (const chunk of client.query(copyTo(sql))) {
        onProgress();
        yield chunk as Buffer;
      }
    },
  };
}

/** Over a connection of the query builder's; nothing is copied there. */
export function publishedDataOf<Schema>(db: Kysely<Schema>): PublishedData {
  return {
    async rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
      return (await db.executeQuery<Row>(CompiledQuery.raw(sql, [...values]))).rows;
    },
    copy() {
      throw new Error('what is copied needs a connection of its own');
    },
  };
}

/** The same instant for everything that is read: one snapshot. */
export async function inSnapshot<Result>(data: PublishedData, read: () => Promise<Result>): Promise<Result> {
  await data.rows('begin isolation level repeatable read read only');
  const result = await read();
  await data.rows('commit');
  return result;
}

/** A large result in chunks of so many rows. Needs a transaction. */
export async function* inChunks<Row extends pg.QueryResultRow>(
  data: PublishedData,
  sql: string,
  rowsPerChunk: number,
): AsyncIterable<Row[]> {
  await data.rows(`declare chunks no scroll cursor for ${sql}`);
  for (;;) {
    const rows = await data.rows<Row>(`fetch ${rowsPerChunk} from chunks`);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsPerChunk) break;
  }
  await data.rows('close chunks');
}
