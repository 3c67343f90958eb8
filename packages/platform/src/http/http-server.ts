import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { Socket } from 'node:net';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { acceptsJson } from './accepts-json.ts';
import { clientNetwork } from './client-network.ts';
import { guardRoutes, type GuardOptions } from './guard-routes.ts';
import { HttpProblem } from './http-problem.ts';
import { problemOfError } from './problem-of-error.ts';
import { problemBody, problemMediaType, type Problem } from './problem.ts';

export type DirectHandler = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpServerOptions extends GuardOptions {
  /** Paths answered by plain node:http, ahead of the framework, because they are asked thousands of times a second. */
  readonly direct: ReadonlyMap<string, DirectHandler>;
  /** Paths of PEM files; null: plain HTTP. */
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | null;
  /** Addresses and networks of proxies whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[];
  /** How often one address may call everything that is not `direct`. */
  readonly requestsPerMinute: number;
  /** What an error of the product's own means to a caller; undefined where it means nothing. */
  readonly problemOf: (error: Error) => HttpProblem | undefined;
  /** Told of errors that are nobody's fault but ours. */
  readonly onFault: (error: Error, requestId: string) => void;
}

const bodyLimitBytes = 1024 * 1024;
const headerLimitBytes = 16 * 1024;
const compressFromBytes = 1024;
/** What is below answers JSON and nothing else. */
const apiPrefix = '/v1/';

/** The server that routes are added to; their schemas are zod's. */
export type HttpServer = FastifyInstance<Server, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;

/** An HTTP server whose every error is a problem document and tells nothing of the inside, and whose every route says who may call it. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    trustProxy: options.trustedProxies.length > 0 && [...options.trustedProxies],
    serverFactory: (handler) => directServer(options, handler),
    frameworkErrors: (error, request, reply) => sendError(error, request, reply, options),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
  app.register(compress, { threshold: compressFromBytes, encodings: ['gzip'] });
  app.register(rateLimit, {
    global: false,
    max: options.requestsPerMinute,
    timeWindow: '1 minute',
    enableDraftSpec: true,
    keyGenerator: ({ ip }) => clientNetwork(ip),
    errorResponseBuilder: tooManyRequests,
  });
  // Ahead of all that asks who comes, so that whoever guesses keys is held up as well. The plugin is loaded when requests come.
  let limitRate: ReturnType<typeof app.rateLimit> | undefined;
  app.addHook('onRequest', (request, reply) => (limitRate ??= app.rateLimit()).call(app, request, reply));
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    if (request.protocol === 'https') reply.header('strict-transport-security', strictTransportSecurity);
  });
  app.addHook('onRequest', async ({ url, headers }) => {
    if (url.startsWith(apiPrefix) && !acceptsJson(headers.accept)) throw notAcceptable;
  });
  app.setNotFoundHandler((request, reply) =>
    send(reply, request, { status: 404, code: 'not_found', title: 'Not found', detail: 'There is nothing at this path.' }),
  );
  app.setErrorHandler<Error>((error, request, reply) => sendError(error, request, reply, options));
  guardRoutes(app, options);
  return app;
}

/** Everything from here and nothing from elsewhere; no page may frame ours (ASVS 3.4.3, 3.4.6). */
const contentSecurityPolicy = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'object-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'form-action': ["'self'"],
  'img-src': ["'self'", 'data:'],
};

const strictTransportSecurity = 'max-age=31536000; includeSubDomains';

function directServer({ direct, tls }: HttpServerOptions, handler: DirectHandler): Server {
  const limits = { maxHeaderSize: headerLimitBytes, headersTimeout: 10_000, requestTimeout: 30_000 };
  const dispatch: DirectHandler = (request, response) => {
    const { url = '' } = request;
    const query = url.indexOf('?');
    (direct.get(query === -1 ? url : url.slice(0, query)) ?? handler)(request, response);
  };
  const server =
    tls === null
      ? createServer(limits, dispatch)
      : createTlsServer(
          { ...limits, cert: readFileSync(tls.certificateFile), key: readFileSync(tls.keyFile), minVersion: 'TLSv1.2' },
          dispatch,
        );
  server.on('clientError', answerUnreadable);
  return server;
}

const notAcceptable = new HttpProblem({
  status: 406,
  code: 'not_acceptable',
  title: 'Not acceptable',
  detail: 'This path answers application/json; let the Accept header say so, or leave it out.',
});

function tooManyRequests(): HttpProblem {
  return new HttpProblem({
    status: 429,
    code: 'rate_limited',
    title: 'Too many requests',
    detail: 'Wait as long as Retry-After says, then go on more slowly.',
  });
}

function sendError(error: Error, request: FastifyRequest, reply: FastifyReply, { problemOf, onFault }: HttpServerOptions): void {
  const { problem, headers } = problemOf(error) ?? problemOfError(error);
  if (problem.status >= 500) onFault(error, request.id);
  reply.headers(headers);
  send(reply, request, problem);
}

function send(reply: FastifyReply, request: FastifyRequest, problem: Problem): void {
  // Bytes, because the framework adds a charset to text, which a problem document does not have.
  reply
    .code(problem.status)
    .header('content-type', problemMediaType)
    .header('x-request-id', request.id)
    .send(Buffer.from(problemBody(problem, request.id)));
}

/** Answers what node:http could not read as a request, headers over the limit among it. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = unreadable[error.code ?? ''] ?? malformed;
  const body = problemBody(problem, randomUUID());
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    `Content-Type: ${problemMediaType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\nConnection: close\r\n\r\n${body}`);
}

const malformed: Problem = { status: 400, code: 'malformed_request', title: 'Bad Request', detail: 'This is not a readable HTTP request.' };

const unreadable: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'headers_too_large',
    title: 'Request Header Fields Too Large',
    detail: `The headers of a request may hold ${headerLimitBytes} bytes in all.`,
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'request_timeout',
    title: 'Request Timeout',
    detail: 'The request did not arrive in time; send it again.',
  },
};
