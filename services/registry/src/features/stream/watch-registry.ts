import type { Principal } from '@seatledger/platform/http/principal.ts';
import { startWakeLoop, type WakeLoop } from '@seatledger/platform/jobs/wake-loop.ts';
import { setTimeout as pause } from 'node:timers/promises';
import type { RegistryApi } from '../../api/registry-api.ts';
import type { ChangedEntity } from '../../registry-schema.ts';
import { countRequestsFor, lastRequestChange } from '../change-requests/request-figures.ts';
import type { EventStream } from './event-stream.ts';
import { readChangesSince } from './watched-queries.ts';

export interface Watching {
  readonly stream: EventStream;
  /** The position up to which the client knows the change feed; null: it has just read everything. */
  readonly knownPosition: number | null;
  /** Who it is now; null ends the stream. */
  readonly authenticate: () => Promise<Principal | null>;
}

/** Should a notification be lost, and as often as whoever watches is asked for. */
const roundEveryMs = 10_000;
/** Many changes in a row are told as one. */
const leastPauseMs = 250;

const permissionOf = {
  catalogue: 'catalogue.read',
  customer: 'customer.read',
  domain: 'domain.read',
  user: 'user.read',
} as const satisfies Record<ChangedEntity, string>;

/** Tells a client what changes, until it goes away or its session ends. */
export function watchRegistry({ db, news }: Pick<RegistryApi, 'db' | 'news'>, { stream, knownPosition, authenticate }: Watching): WakeLoop {
  let position = knownPosition;
  let toldRequests = '';

  async function tellChanges({ permissions }: Principal): Promise<void> {
    const isFirst = position === null;
    const since = await readChangesSince(db, position);
    if (position !== null && position > since.position) stream.send('re-read', {});
    const kinds = since.kinds.filter((kind) => permissions.has(permissionOf[kind]));
    if (isFirst || kinds.length > 0) stream.send('registry', { position: since.position, kinds }, String(since.position));
    position = since.position;
  }

  async function tellRequests(principal: Principal): Promise<void> {
    if (!principal.permissions.has('change-request.read')) return;
    const counts = await countRequestsFor(db, principal);
    const requests = JSON.stringify([counts, await lastRequestChange(db, principal.customerIds)]);
    if (requests !== toldRequests) stream.send('change-requests', counts);
    toldRequests = requests;
  }

  const watching = startWakeLoop({
    async run() {
      const principal = await authenticate();
      if (principal === null) return stream.end();
      await tellRequests(principal);
      await tellChanges(principal);
      stream.comment();
      await pause(leastPauseMs);
    },
    everyMs: roundEveryMs,
    // The client comes again, and is told what it has missed.
    onError: () => stream.end(),
  });
  const stopListening = news.onNews(watching.wake);
  stream.body.once('close', () => {
    stopListening();
    void watching[Symbol.asyncDispose]();
  });
  return watching;
}
