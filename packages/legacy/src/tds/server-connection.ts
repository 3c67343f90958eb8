import { readFile } from 'node:fs/promises';
import type * as Tedious from 'tedious';
import { serverFault } from './server-fault.ts';
import type { ServerAddress } from './server-address.ts';

export interface SqlServerOptions {
  readonly password?: string;
  /** `on`: TLS within TDS 7.4; `strict`: TLS first, TDS 8.0; `off`: nothing but the login may be encrypted. */
  readonly encrypt?: 'on' | 'strict' | 'off';
  /** File of the certificate of the authority that the server's is signed by. */
  readonly certificate?: string;
  /** The name in the server's certificate, where it is not the host's. */
  readonly serverName?: string;
  /** For connecting. A large table takes as long as it takes; a lock is waited for half a minute. */
  readonly timeoutMs?: number;
}

/** Values of a row, in the order of its columns. */
export type ServerRow = readonly unknown[];

/** One connection that only reads. */
export interface ServerConnection extends AsyncDisposable {
  /** Rows in batches; the server is asked to wait while they are not taken. */
  query(sql: string): AsyncGenerator<readonly ServerRow[], void, void>;
  /** For statements without rows. */
  run(sql: string): Promise<void>;
}

const usualTimeoutMs = 30_000;

export async function connectToServer(address: ServerAddress, options: SqlServerOptions): Promise<ServerConnection> {
  // Loaded here, as most commands never talk to a server and the driver brings much along.
  const tedious = await import('tedious');
  const connection = new tedious.Connection(await configurationOf(address, options));
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error === undefined || error === null ? resolve() : reject(serverFault(error, address))));
  });
  // Whatever breaks later is told to the query that is under way.
  connection.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => void connection.once('end', () => resolve()));
  const query = (sql: string) => queryRows(connection, tedious, sql, address);
  return {
    query,
    async run(sql) {
      const rows = query(sql);
      while ((await rows.next()).done !== true);
    },
    async [Symbol.asyncDispose]() {
      connection.close();
      await ended;
    },
  };
}

async function configurationOf(address: ServerAddress, options: SqlServerOptions): Promise<Tedious.ConnectionConfiguration> {
  const { encrypt = 'on', certificate, password, serverName, timeoutMs = usualTimeoutMs } = options;
  const { host, port, instance, database, user } = address;
  return {
    server: host,
    authentication: { type: 'default', options: { userName: user, password } },
    options: {
      ...(port !== undefined && { port }),
      ...(instance !== undefined && { instanceName: instance }),
      ...(serverName !== undefined && { serverName }),
      ...(certificate !== undefined && { cryptoCredentialsDetails: { ca: await readFile(certificate) } }),
      database,
      appName: 'Seatledger legacy',
      encrypt: encrypt === 'strict' ? 'strict' : encrypt === 'on',
      trustServerCertificate: false,
      readOnlyIntent: true,
      connectTimeout: timeoutMs,
      requestTimeout: 0,
      // Dates without a zone come as if they were UTC, so that no zone of this machine gets into them.
      useUTC: true,
    },
  };
}

const batchLength = 1_024;
const maxWaiting = 4;

async function* queryRows(
  connection: Tedious.Connection,
  { Request }: typeof Tedious,
  sql: string,
  address: ServerAddress,
): AsyncGenerator<readonly ServerRow[], void, void> {
  const batches = new WaitingBatches();
  const request = new Request(sql, (error) => batches.finish(error ?? undefined));
  request.on('row', (columns: readonly { readonly value: unknown }[]) => {
    if (batches.add(columns.map(({ value }) => value))) request.pause();
  });
  connection.execSqlBatch(request);
  let isDone = false;
  try {
    for (;;) {
      const batch = await batches.take();
      if (batch === undefined) break;
      if (batches.hasRoom) request.resume();
      yield batch;
    }
    isDone = true;
  } catch (error) {
    isDone = true;
    throw serverFault(error, address);
  } finally {
    // Whoever stops early leaves the server in the middle of its answer.
    if (!isDone) await cancelled(connection, request, batches);
  }
}

async function cancelled(connection: Tedious.Connection, request: Tedious.Request, batches: WaitingBatches): Promise<void> {
  request.resume();
  connection.cancel();
  await batches.finished();
}

/** Rows between the driver, which gives them when they come, and whoever takes them when it is ready. */
class WaitingBatches {
  #rows: ServerRow[] = [];
  readonly #full: (readonly ServerRow[])[] = [];
  #end: { readonly error: Error | undefined } | undefined;
  #wake: (() => void) | undefined;

  get hasRoom(): boolean {
    return this.#full.length < maxWaiting;
  }

  /** Whether it is enough for now. */
  add(row: ServerRow): boolean {
    this.#rows.push(row);
    if (this.#rows.length < batchLength) return false;
    this.#full.push(this.#rows);
    this.#rows = [];
    this.#wake?.();
    return !this.hasRoom;
  }

  finish(error: Error | undefined): void {
    this.#end = { error };
    this.#wake?.();
  }

  async finished(): Promise<void> {
    while (this.#end === undefined) await this.#change();
  }

  async take(): Promise<readonly ServerRow[] | undefined> {
    while (this.#full.length === 0 && this.#end === undefined) await this.#change();
    const batch = this.#full.shift();
    if (batch !== undefined) return batch;
    if (this.#end?.error !== undefined) throw this.#end.error;
    const rest = this.#rows;
    this.#rows = [];
    return rest.length === 0 ? undefined : rest;
  }

  async #change(): Promise<void> {
    await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#wake = undefined;
  }
}
