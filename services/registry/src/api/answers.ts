import { etagOf } from '@seatledger/platform/http/etag.ts';

/** What a request that succeeded is answered: kept as it is under an Idempotency-Key. */
export interface Answer {
  readonly status: number;
  /** JSON; null where there is none. */
  readonly body: unknown;
  readonly etag: string | null;
  readonly location: string | null;
}

interface Versioned {
  readonly version: number;
}

export function showing(resource: Versioned): Answer {
  return showingPart(resource, resource.version);
}

/** Of something that is changed as part of something else, whose version it goes by. */
export function showingPart(body: object, version: number): Answer {
  return { status: 200, body, etag: etagOf(version), location: null };
}

/** What has no version: a page of a list, or what is worked out anew each time. */
export function showingNow(body: object): Answer {
  return { status: 200, body, etag: null, location: null };
}

/** `collection` is the path of the list that it is now part of. */
export function showingNew(resource: Versioned & ({ readonly id: string } | { readonly key: string }), collection: string): Answer {
  const name = 'id' in resource ? resource.id : resource.key;
  return { ...showing(resource), status: 201, location: `${collection}/${name}` };
}

export const showingNothing: Answer = { status: 204, body: null, etag: null, location: null };

interface Reply {
  code(status: number): unknown;
  header(name: string, value: string): unknown;
  send(body?: unknown): unknown;
}

/** Gives the reply back, as an asynchronous handler that has sent something has to. */
export function send<Sent extends Reply>(reply: Sent, { status, body, etag, location }: Answer): Sent {
  reply.code(status);
  if (etag !== null) reply.header('etag', etag);
  if (location !== null) reply.header('location', location);
  reply.send(body ?? undefined);
  return reply;
}
