import { readRanges } from '@seatledger/platform/http/accept.ts';
import { sessionOf } from '@seatledger/platform/http/guard-routes.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import { notAcceptable } from '@seatledger/platform/http/http-server.ts';
import { eventStreamType as mediaType } from '@seatledger/platform/http/server-sent-events.ts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { downloaded, onExport } from '../../api/fields.ts';
import type { AddRoutes } from '../../api/registry-api.ts';
import { createEventStream, type EventStream } from './event-stream.ts';
import { watchRegistry } from './watch-registry.ts';

const retryMs = 3_000;
const mostStreamsOfSession = 8;

const headers = z.looseObject({
  'last-event-id': z
    .string()
    .regex(/^\d{1,15}$/)
    .optional()
    .describe('The last `id` that was read, as a browser sends it by itself when it comes again.'),
});

const description =
  'Server-sent events, for as long as the session lasts; nothing that is asked here keeps it open. `change-requests`: how many concern you, ' +
  'as `changeRequests` of the overview, at the beginning and whenever one that you may see changes. `registry`: `{"position": 1234, "kinds": ["domain", ' +
  '"user"]}`, up to where the change feed has come, and of which kinds (catalogue, customer, domain, user) something has changed since the ' +
  'event before, or since Last-Event-ID; none at the beginning. `re-read`: `{}`, what you know may be of another past; read everything ' +
  'again. Comments come at least every ten seconds. Whoever does not read what is sent is cut off.';

export const addStreamRoute: AddRoutes = (app, api) => {
  const open = new Map<EventStream, number>();
  app.addHook('preClose', async () => {
    for (const stream of open.keys()) stream.end();
  });
  app.get(
    '/v1/stream',
    {
      config: { access: { permission: 'signed-in', session: true, passive: true }, mediaTypes: [mediaType] },
      exposeHeadRoute: false,
      schema: {
        operationId: 'watch',
        summary: 'Be told what changes',
        description,
        tags: ['Overview'],
        headers,
        response: { 200: downloaded('The events, as they happen.', mediaType), ...onExport },
      },
    },
    async (request, reply) => {
      const { id: sessionId } = sessionOf(request);
      refuseUnlessNamed(request.headers.accept);
      if ([...open.values()].filter((id) => id === sessionId).length >= mostStreamsOfSession) throw tooManyStreams();
      const stream = createEventStream(retryMs);
      open.set(stream, sessionId);
      stream.body.once('close', () => open.delete(stream));
      const lastEventId = request.headers['last-event-id'];
      watchRegistry(api, {
        stream,
        knownPosition: lastEventId === undefined ? null : Number(lastEventId),
        async authenticate() {
          const principal = await request.authenticateAnew();
          return principal?.session?.id === sessionId ? principal : null;
        },
      });
      return sendEvents(reply, stream);
    },
  );
};

function sendEvents(reply: FastifyReply, { body }: EventStream): FastifyReply {
  return reply.type(mediaType).header('x-accel-buffering', 'no').send(body);
}

/** Who takes anything waits for an end that does not come. */
function refuseUnlessNamed(accept = ''): void {
  if (!readRanges(accept).some(({ name }) => name === mediaType)) throw notAcceptable([mediaType]);
}

function tooManyStreams(): HttpProblem {
  const detail = `This session has ${mostStreamsOfSession} streams open already; close one of them.`;
  return new HttpProblem({ status: 429, code: 'too_many_streams', title: 'Too many requests', detail }, { 'retry-after': '10' });
}
