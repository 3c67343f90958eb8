import { Readable } from 'node:stream';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from './http-problem.ts';

/** A body that a route takes piece by piece, as {@link rawBodyOf}, in place of JSON. */
export interface RawBody {
  readonly mediaTypes: readonly string[];
  /** After decompression, where the body is compressed. */
  readonly limitBytes: number;
  /** How long the next piece may take. The whole may take as long as it wants. */
  readonly pieceTimeoutMs: number;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    rawBody?: RawBody;
  }
}

/** Lets routes declare `config.rawBody`. Whatever else is not JSON is refused as of an unsupported media type. */
export function takeRawBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('*', (request, payload, done) => {
    const isWanted = request.is404 || request.routeOptions.config.rawBody !== undefined;
    done(isWanted ? null : unsupportedMediaType(['application/json']), payload);
  });
  app.addHook('preParsing', async ({ headers, routeOptions: { config } }) => {
    if (config.rawBody === undefined) return;
    const { mediaTypes, limitBytes } = config.rawBody;
    const mediaType = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    if (!mediaTypes.includes(mediaType)) throw unsupportedMediaType(mediaTypes);
    if (Number(headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes);
  });
}

/**
 * The body of a route that declares `config.rawBody`, to be read once. Throws {@link HttpProblem}: 413 beyond the limit, 408 where the
 * next piece does not come, 400 where the client goes away.
 */
export async function* rawBodyOf(request: FastifyRequest): AsyncGenerator<Uint8Array, void, void> {
  const { rawBody } = request.routeOptions.config;
  if (rawBody === undefined) throw new Error('a route reads a raw body without declaring it');
  if (!(request.body instanceof Readable)) return;
  const { socket } = request.raw;
  const pieces = request.body.iterator({ destroyOnReturn: false });
  let received = 0;
  socketsInUse.add(socket);
  try {
    for (;;) {
      const { value, done } = await inTime(pieces.next(), rawBody.pieceTimeoutMs).catch(refuseIncomplete);
      if (done === true) return;
      const piece = value as Uint8Array;
      received += piece.length;
      if (received > rawBody.limitBytes) throw tooLarge(rawBody.limitBytes);
      yield piece;
    }
  } finally {
    socketsInUse.delete(socket);
    throwRestAway(request);
  }
}

const socketsInUse = new WeakSet<Socket>();

/** Whether a raw body is on its way, to which the time that other requests may take does not apply. */
export function isBringingRawBody(socket: Socket): boolean {
  return socketsInUse.has(socket);
}

async function inTime<Result>(work: Promise<Result>, timeoutMs: number): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(stalled), timeoutMs);
  return await Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

const lingerMs = 5_000;

/** A connection that is closed while more comes in may lose the answer on its way out; so the rest is read, though not for long. */
function throwRestAway({ raw }: FastifyRequest): void {
  if (raw.readableEnded || raw.destroyed) return;
  raw.unpipe();
  raw.resume();
  const timer = setTimeout(() => raw.destroy(), lingerMs).unref();
  raw.once('close', () => clearTimeout(timer));
}

function refuseIncomplete(error: unknown): never {
  if (error instanceof HttpProblem || (error as { statusCode?: number }).statusCode !== undefined) throw error;
  throw new HttpProblem({
    status: 400,
    code: 'incomplete_body',
    title: 'Bad request',
    detail: 'The body ended before it was whole; nothing was kept. Send it again.',
  });
}

const stalled = new HttpProblem(
  {
    status: 408,
    code: 'request_timeout',
    title: 'Request timeout',
    detail: 'Nothing more of the body has come for too long; nothing was kept. Send it again.',
  },
  { connection: 'close' },
);

function unsupportedMediaType(mediaTypes: readonly string[]): HttpProblem {
  return new HttpProblem({
    status: 415,
    code: 'unsupported_media_type',
    title: 'Unsupported media type',
    detail: `Send content-type: ${mediaTypes.join(' or ')}.`,
  });
}

const mebibyte = 1024 * 1024;

function tooLarge(limitBytes: number): HttpProblem {
  const limit = limitBytes < mebibyte ? `${limitBytes} bytes` : `${Math.floor(limitBytes / mebibyte)} MiB`;
  return new HttpProblem({
    status: 413,
    code: 'body_too_large',
    title: 'Content too large',
    detail: `This path takes ${limit} at most; send less, in several parts where it can be parted.`,
  });
}
