import type { Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';

type UsedTable = 'apiKeys' | 'clients' | 'personalTokens';

const shortestPauseMs = 60_000;

/** Writes down when something was last used: once a minute at most, and nobody waits for it. */
export class LastUsed {
  readonly #notedAt = new Map<string, number>();
  readonly #writing = new Set<Promise<void>>();
  readonly #kysely: Kysely<AccessSchema>;
  readonly #onError: (message: string, error: Error) => void;

  constructor(kysely: Kysely<AccessSchema>, onError: (message: string, error: Error) => void) {
    this.#kysely = kysely;
    this.#onError = onError;
  }

  note(table: UsedTable, id: number, now: Temporal.Instant): void {
    const key = `${table} ${id}`;
    const at = now.epochMilliseconds;
    if (at - (this.#notedAt.get(key) ?? -Infinity) < shortestPauseMs) return;
    this.#notedAt.set(key, at);
    const writing = this.#write(table, id, now)
      .catch((error: Error) => this.#onError('the last use of a key could not be written down', error))
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  /** Waits for what is being written. */
  async settle(): Promise<void> {
    await Promise.all(this.#writing);
  }

  async #write(table: UsedTable, id: number, now: Temporal.Instant): Promise<void> {
    // Another process may have written it a moment ago.
    const earlier = now.subtract({ milliseconds: shortestPauseMs });
    await this.#kysely
      .updateTable(table)
      .set({ lastUsedAt: now })
      .where('id', '=', id)
      .where((where) => where.or([where('lastUsedAt', 'is', null), where('lastUsedAt', '<=', earlier)]))
      .execute();
  }
}
