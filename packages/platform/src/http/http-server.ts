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
import type { AuditRecorder } from '../commands/audit-recorder.ts';
import { preferredMediaType } from './accept.ts';
import { dataProtection, strictTransportSecurity } from './answer-protection.ts';
import { httpsRequired, secretInClear } from './clear-http.ts';
import { clientNetwork } from './client-network.ts';
import { DirectRequest } from './direct-request.ts';
import { forwardedOverTls } from './forwarded-address.ts';
import { guardRoutes, type GuardOptions } from './guard-routes.ts';
import { HttpProblem } from './http-problem.ts';
import { problemOfError } from './problem-of-error.ts';
import { problemBody, problemMediaType, sendProblem, type Problem } from './problem.ts';
import { isBringingRawBody, takeRawBodies } from './raw-body.ts';
import { recordReads } from './record-reads.ts';
import { recordRefusals } from './record-refusals.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the problem document that it is answered with. */
    problemCode: string | null;
    /** Whether the caller's side of it is TLS: it came so, or the public address says so, whatever a proxy on the way forgot to say. */
    readonly isSecure: boolean;
  }
  interface FastifyContextConfig {
    /** What the route may answer, best first; JSON where it does not say. */
    mediaTypes?: readonly string[];
  }
}

export type DirectHandler = (request: DirectRequest, response: ServerResponse) => void;

export interface HttpServerOptions extends GuardOptions {
  /** Paths answered by plain node:http, ahead of the framework, because they are asked thousands of times a second. */
  readonly direct: ReadonlyMap<string, DirectHandler>;
  /** Paths of PEM files; null: plain HTTP. */
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | null;
  /** Addresses and networks of proxies whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Where callers find this server; https there means a proxy that speaks TLS, be it named as trusted or not. */
  readonly publicUrl?: string | null;
  /** Whether secrets may come in clear from a network, as it is protected otherwise. */
  readonly allowClearHttp?: boolean;
  /** How often one address may call everything that is not `direct`. */
  readonly requestsPerMinute: number;
  /** How long a request may take to come in whole; 30 seconds where nothing is said. */
  readonly requestTimeoutMs?: number;
  /** What an error of the product's own means to a caller; undefined where it means nothing. */
  readonly problemOf: (error: Error) => HttpProblem | undefined;
  /** Told of errors that are nobody's fault but ours. */
  readonly onFault: (error: Error, requestId: string) => void;
  /** Told of requests that were refused for who made them, or for how often. */
  readonly onRefusal?: (refusal: RefusedRequest) => void;
  /** Answers what no route does, where it can: the pages of an application in the browser. Says whether it did. */
  readonly answerPage?: (request: FastifyRequest, reply: FastifyReply) => boolean;
  /** Takes reads of personal data and refusals for the audit; without it nothing is recorded. */
  readonly recorder?: AuditRecorder;
}

/** Nothing in it is personal or secret: the route as it was declared, and who it was by number. */
export interface RefusedRequest {
  readonly requestId: string;
  readonly status: number;
  /** Of the problem document; null where the answer is none. */
  readonly code: string | null;
  readonly method: string;
  readonly route: string | null;
  /** Such as `operator 7`; null where nobody had proved to be somebody. */
  readonly principal: string | null;
}

const bodyLimitBytes = 1024 * 1024;
const headerLimitBytes = 16 * 1024;
const compressFromBytes = 1024;
/** What is below answers JSON, unless a route says otherwise. */
const apiPrefix = '/v1/';
const jsonTypes = ['application/json', problemMediaType];

/** The server that routes are added to; their schemas are zod's. */
export type HttpServer = FastifyInstance<Server, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;

/** An HTTP server whose every error is a problem document and tells nothing of the inside, and whose every route says who may call it. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    trustProxy: options.trustedProxies.length > 0 && [...options.trustedProxies],
    serverFactory: (handler) => createDirectServer(options, handler),
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error, request, reply) => sendError(error, request, reply, options),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
  app.register(compress, { threshold: compressFromBytes, encodings: ['gzip'], requestEncodings: ['gzip', 'identity'] });
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
    if (request.isSecure) reply.header('strict-transport-security', strictTransportSecurity);
  });
  const isInClear = secretInClear(options);
  app.addHook('onRequest', async ({ raw }) => {
    if (isInClear?.(raw) === true) throw new HttpProblem(httpsRequired);
  });
  app.decorateRequest('problemCode', null);
  const isPublicOverTls = isHttps(options.publicUrl);
  app.decorateRequest('isSecure', {
    getter() {
      return isPublicOverTls || this.protocol === 'https';
    },
  });
  app.addHook('onResponse', async (request, { statusCode }) => {
    if (refusedStatuses.has(statusCode)) options.onRefusal?.(refusedRequest(request, statusCode));
  });
  app.addHook('onRequest', async ({ url, headers, routeOptions }) => {
    const { mediaTypes = jsonTypes } = routeOptions.config;
    if (url.startsWith(apiPrefix) && preferredMediaType(headers.accept, mediaTypes) === undefined) throw notAcceptable(mediaTypes);
  });
  takeRawBodies(app);
  app.setNotFoundHandler((request, reply) => {
    if (options.answerPage?.(request, reply) === true) return reply;
    return send(reply, request, { status: 404, code: 'not_found', title: 'Not found', detail: 'There is nothing at this path.' });
  });
  app.setErrorHandler<Error>((error, request, reply) => sendError(error, request, reply, options));
  guardRoutes(app, options);
  recordRequests(app, options);
  return app;
}

function recordRequests(app: FastifyInstance, { recorder }: HttpServerOptions): void {
  if (recorder === undefined) return;
  recordReads(app, recorder);
  recordRefusals(app, recorder);
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

/** TLS 1.2 and 1.3 with forward secrecy and authenticated encryption, the strongest first (ASVS 12.1). */
const tlsPolicy = {
  minVersion: 'TLSv1.2',
  honorCipherOrder: true,
  ciphers: [
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'TLS_AES_128_GCM_SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
  ].join(':'),
} as const;

/** What a server needs to know of its callers and of the way they come, without any framework. */
export type DirectServerOptions = Pick<
  HttpServerOptions,
  'direct' | 'tls' | 'trustedProxies' | 'publicUrl' | 'allowClearHttp' | 'requestTimeoutMs' | 'onRefusal'
>;

/** Plain node:http, or node:https: `direct` by path, `handler` for everything else. */
export function createDirectServer(options: DirectServerOptions, handler: DirectHandler): Server {
  const { direct, tls, requestTimeoutMs = 30_000 } = options;
  const isOverTls = tls === null && !isHttps(options.publicUrl) ? forwardedOverTls(options.trustedProxies) : () => true;
  const isInClear = secretInClear(options);
  const settings = {
    IncomingMessage: DirectRequest,
    maxHeaderSize: headerLimitBytes,
    headersTimeout: Math.min(10_000, requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.min(30_000, requestTimeoutMs),
  };
  const dispatch: DirectHandler = (request, response) => {
    const { url = '' } = request;
    const query = url.indexOf('?');
    const handleDirectly = direct.get(query === -1 ? url : url.slice(0, query));
    if (handleDirectly === undefined) return handler(request, response);
    if (isInClear?.(request) === true) return refuseInClear(request, response, options);
    if (isOverTls(request)) response.setHeader('strict-transport-security', strictTransportSecurity);
    handleDirectly(request, response);
  };
  if (tls === null) return createServer(settings, dispatch);
  return createTlsServer({ ...settings, ...tlsPolicy, cert: readFileSync(tls.certificateFile), key: readFileSync(tls.keyFile) }, dispatch);
}

function isHttps(publicUrl: string | null | undefined): boolean {
  return publicUrl?.startsWith('https:') === true;
}

function refuseInClear({ method = '' }: IncomingMessage, response: ServerResponse, { onRefusal }: DirectServerOptions): void {
  const { status, code } = httpsRequired;
  const requestId = randomUUID();
  onRefusal?.({ requestId, status, code, method, route: null, principal: null });
  sendProblem(response, httpsRequired, requestId);
}

/** Of a path, or of what is asked for there. */
export function notAcceptable(mediaTypes: readonly string[]): HttpProblem {
  return new HttpProblem({
    status: 406,
    code: 'not_acceptable',
    title: 'Not acceptable',
    detail: `This is answered in ${mediaTypes.join(' or ')}; let the Accept header say so, or leave it out.`,
  });
}

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

const refusedStatuses = new Set([401, 403, 429]);

function refusedRequest(request: FastifyRequest, status: number): RefusedRequest {
  const { id: requestId, method, principal, problemCode: code } = request;
  const route = request.routeOptions.url ?? null;
  return { requestId, status, code, method, route, principal: principal && `${principal.kind} ${principal.id}` };
}

function send(reply: FastifyReply, request: FastifyRequest, problem: Problem): void {
  request.problemCode = problem.code;
  // Bytes, because the framework adds a charset to text, which a problem document does not have.
  reply
    .code(problem.status)
    .header('content-type', problemMediaType)
    .header('x-request-id', request.id)
    .send(Buffer.from(problemBody(problem, request.id)));
}

/** Answers what node:http could not read as a request, headers over the limit among it. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && isBringingRawBody(socket)) return;
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
    ...Object.entries(dataProtection).map(([name, value]) => `${name}: ${value}`),
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
