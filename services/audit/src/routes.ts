import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { AddRoutes, AuditApi } from './audit-api.ts';
import { addEventExport } from './features/events/export-events.ts';
import { addEventRoutes } from './features/events/routes.ts';
import { checkpointListRoute } from './features/log/checkpoint-list-route.ts';
import { logFileRoutes, logTextRoutes } from './features/log/log-file-routes.ts';
import { logRunRoutes } from './features/log/log-run-routes.ts';
import { proofRoutes } from './features/log/proof-routes.ts';
import { addErasureRoutes } from './features/privacy/erasure-routes.ts';
import { addPersonRoutes } from './features/privacy/person-routes.ts';
import { addRetentionRoutes } from './features/privacy/retention-routes.ts';
import { statusRoute } from './features/status/status-route.ts';

const all: readonly AddRoutes[] = [
  statusRoute,
  addEventRoutes,
  addEventExport,
  checkpointListRoute,
  logTextRoutes,
  logFileRoutes,
  logRunRoutes,
  proofRoutes,
  addPersonRoutes,
  addErasureRoutes,
  addRetentionRoutes,
];

export function addAuditRoutes(app: HttpServer, api: AuditApi): void {
  for (const addRoutes of all) addRoutes(app, api);
}
