import { signal, type Signal } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import type { Api } from '../../api/api.ts';
import { language } from '../../words/locale.ts';
import type { AuditEvent } from './audit-event.ts';
import type { EventQuery } from './event-query.ts';

const pageSize = 50;

/** Events, newest first, page after page as one scrolls. */
export class EventPages {
  readonly #client: Api['client'];
  readonly #events = signal<readonly AuditEvent[]>([]);
  readonly #isLoading = signal(false);
  readonly #isAtEnd = signal(false);
  readonly #error = signal<unknown>(undefined);
  #query: EventQuery = {};
  #cursor: string | undefined;
  #asked = new AbortController();

  readonly events: Signal<readonly AuditEvent[]> = this.#events;
  readonly isLoading: Signal<boolean> = this.#isLoading;
  readonly isAtEnd: Signal<boolean> = this.#isAtEnd;
  readonly error: Signal<unknown> = this.#error;

  constructor(client: Api['client']) {
    this.#client = client;
  }

  /** From the newest on. What was shown stays until there is something to show instead. */
  async start(query: EventQuery): Promise<void> {
    this.stop();
    this.#query = query;
    this.#cursor = undefined;
    this.#isAtEnd.set(false);
    this.#isLoading.set(false);
    await this.more();
  }

  async more(): Promise<void> {
    if (this.#isLoading() || this.#isAtEnd()) return;
    const { signal } = this.#asked;
    this.#isLoading.set(true);
    this.#error.set(undefined);
    try {
      const page = await this.#read(signal);
      if (signal.aborted) return;
      this.#take(page);
    } catch (error) {
      if (!signal.aborted) this.#error.set(error);
    } finally {
      if (!signal.aborted) this.#isLoading.set(false);
    }
  }

  stop(): void {
    this.#asked.abort();
    this.#asked = new AbortController();
  }

  #read(signal: AbortSignal): Promise<{ readonly items: readonly AuditEvent[]; readonly nextCursor: string | null }> {
    const query = { ...this.#query, language, limit: pageSize, ...(this.#cursor !== undefined && { cursor: this.#cursor }) };
    return bodyOf(this.#client.GET('/v1/audit/events', { params: { query }, signal }));
  }

  #take({ items, nextCursor }: { readonly items: readonly AuditEvent[]; readonly nextCursor: string | null }): void {
    const isFirst = this.#cursor === undefined;
    this.#events.update((events) => (isFirst ? items : [...events, ...items]));
    this.#cursor = nextCursor ?? undefined;
    this.#isAtEnd.set(nextCursor === null);
  }
}
