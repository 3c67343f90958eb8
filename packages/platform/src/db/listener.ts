import pg from 'pg';

export interface ListenerOptions {
  readonly url: string;
  readonly channels: readonly string[];
  readonly onNotification: (channel: string, payload: string) => void;
  /** Listening has begun, or begun again after a loss: what was notified meanwhile has been missed. */
  readonly onListening: () => void;
  readonly onLost: (error: Error) => void;
}

const firstRetryDelayMs = 100;
const lastRetryDelayMs = 5_000;

/** LISTENs on a connection of its own, and connects again when that is lost, until disposed. */
export function openListener(options: ListenerOptions): AsyncDisposable {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let retryDelayMs = firstRetryDelayMs;
  let stopped = false;

  function connectAgainLater(lost: pg.Client, error: Error): void {
    if (stopped || client !== lost) return;
    client = undefined;
    options.onLost(error);
    retry = setTimeout(connect, retryDelayMs);
    retryDelayMs = Math.min(retryDelayMs * 2, lastRetryDelayMs);
  }

  function connect(): void {
    const fresh = new pg.Client({ connectionString: options.url, application_name: 'seatledger listener', keepAlive: true });
    client = fresh;
    fresh.on('error', (error) => connectAgainLater(fresh, error));
    fresh.on('end', () => connectAgainLater(fresh, new Error('the connection ended')));
    fresh.on('notification', ({ channel, payload }) => options.onNotification(channel, payload ?? ''));
    listen(fresh).catch((error: Error) => {
      connectAgainLater(fresh, error);
      fresh.end().catch(() => undefined);
    });
  }

  async function listen(fresh: pg.Client): Promise<void> {
    await fresh.connect();
    for (const channel of options.channels) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
    retryDelayMs = firstRetryDelayMs;
    options.onListening();
  }

  connect();
  return {
    async [Symbol.asyncDispose]() {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
