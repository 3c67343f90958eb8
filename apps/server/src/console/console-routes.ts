import fastifyStatic from '@fastify/static';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { z } from 'zod';

const config = { access: { permission: 'public' } };
const schema = { hide: true };

/** The files of the console. Their names change with their content, so that a browser asks for each once. */
export function consoleRoutes(app: HttpServer, folder: string): void {
  app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true });
  const path = { params: z.object({ '*': z.string().max(200) }) };
  app.get('/console/*', { config, schema: { ...schema, ...path } }, (request, reply) =>
    reply.sendFile(request.params['*'], { immutable: true, maxAge: '365d', index: false }),
  );
  app.get('/favicon.svg', { config, schema }, (_request, reply) => reply.sendFile('en/favicon.svg', { maxAge: '1d' }));
}
