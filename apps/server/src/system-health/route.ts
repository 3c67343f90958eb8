import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { rememberBriefly } from '@seatledger/platform/jobs/remember-briefly.ts';
import type { Services } from '../services.ts';
import { readSystemHealth } from './read-system-health.ts';
import { shownHealth, type ShownHealth } from './shown-health.ts';

/** The size of a large database is not counted for everybody who looks. */
const rememberedMs = 2_000;

export function systemHealthRoute(app: HttpServer, services: Services): void {
  const remember = rememberBriefly<ShownHealth>({ ttlMs: rememberedMs, most: 2, now: Date.now });
  app.get(
    '/v1/system/health',
    {
      config: { access: { permission: 'system.read' } },
      schema: {
        operationId: 'readSystemHealth',
        summary: 'How is this installation?',
        description:
          'Versions, lags, the last checkpoint and where it is kept, and what the process that answers does by itself. ' +
          'Where something is on the machine and what an error said is shown to administrators alone. May be some seconds old.',
        tags: ['Health'],
        response: { 200: shownHealth },
      },
    },
    async (request) => {
      const details = isAdministrator(principalOf(request));
      return await remember(String(details), () => readSystemHealth(services, { details }));
    },
  );
}

/** Or whoever can reach the installation itself. */
function isAdministrator({ kind, roles }: Principal): boolean {
  return kind === 'cli' || roles.includes('administrator');
}
