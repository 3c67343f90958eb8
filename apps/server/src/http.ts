import type { WebConfig } from '@seatledger/platform/config/web-config.ts';
import { createHttpServer, type HttpServer } from '@seatledger/platform/http/http-server.ts';
import { answeringOtherMethods } from '@seatledger/platform/http/other-methods.ts';
import type { Logger } from 'pino';
import { authenticateBy } from './authenticate.ts';
import { docsRoutes } from './docs-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { ConsolePages, consoleFolder } from './console/console-pages.ts';
import { consoleRoutes } from './console/console-routes.ts';
import { describeRoutes, openApiRoute } from './openapi.ts';
import { problemOfRefusal } from './problem-of-refusal.ts';
import type { Services } from './services.ts';
import { systemHealthRoute } from './system-health/route.ts';

/** Everything that this server answers; to whom, the access service says where `authenticate` does not. */
export function createHttp(
  services: Services,
  logger: Logger,
  web: WebConfig,
  authenticate = authenticateBy(services.access.authenticateBearer, services.access.authenticateSession),
): HttpServer {
  const { access, audit, licence, registry } = services;
  const console = ConsolePages.read(consoleFolder);
  const app = createHttpServer({
    direct: new Map([...licence.checkHandlers, ['/.well-known/jwks.json', licence.publishedKeys]]),
    tls: web.tls,
    trustedProxies: web.trustedProxies,
    publicUrl: web.publicUrl,
    allowClearHttp: web.allowClearHttp,
    requestsPerMinute: web.requestsPerMinute,
    authenticate,
    now: Date.now,
    problemOf: problemOfRefusal,
    onFault: (error, requestId) => logger.error({ requestId, reason: error.message, stack: error.stack }, 'a request failed'),
    onRefusal: (refusal) => logger.info(refusal, 'a request was refused'),
    ...(console && { answerPage: (request, reply) => console.answer(request, reply) }),
    recorder: audit.recorder,
  });
  app.addHook('preClose', async () => licence.endStreams());
  describeRoutes(app);
  // In a plugin of their own, which is loaded after the one that describes them.
  app.register(async (routes: HttpServer) => {
    answeringOtherMethods(routes, () => {
      registry.routes(routes);
      access.routes(routes);
      audit.routes(routes);
      licence.routes(routes);
      healthRoutes(routes, licence);
      systemHealthRoute(routes, services);
      openApiRoute(routes);
      docsRoutes(routes);
      if (console !== undefined) consoleRoutes(routes, consoleFolder);
    });
  });
  return app;
}
