import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import fastify from 'fastify';

const config = { access: { permission: 'public' } };
const schema = { hide: true };

/** The reference writes its own styles into the page; its scripts come from here like everybody's. */
const helmet = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:'],
      'font-src': ["'self'", 'data:'],
      'base-uri': ["'none'"],
      'object-src': ["'none'"],
      'frame-ancestors': ["'none'"],
      'form-action': ["'none'"],
    },
  },
};

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Seatledger API</title>
  </head>
  <body>
    <div id="app"></div>
    <script src="/docs/reference.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const startScript = `Scalar.createApiReference('#app', ${JSON.stringify({
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
})})\n`;

/** `/docs`: the OpenAPI document as a page to read. */
export function docsRoutes(app: HttpServer): void {
  let reference: Promise<Buffer> | undefined;
  app.get('/docs', { config, schema, helmet }, async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  app.get('/docs/start.js', { config, schema }, async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(startScript));
  app.get('/docs/reference.js', { config, schema }, async (_request, reply) => {
    reference ??= loadReference();
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(await reference);
  });
}

/** Five megabytes, which a server whose documentation nobody reads does not carry. */
async function loadReference(): Promise<Buffer> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const host = fastify();
  await host.register(scalar, { routePrefix: '/docs', configuration: { url: '/openapi.json' } });
  const { rawPayload } = await host.inject('/docs/js/scalar.js');
  await host.close();
  return rawPayload;
}
