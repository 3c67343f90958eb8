import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { AuditDatabase } from './audit-schema.ts';
import type { PersonKeys } from './features/appending/person-keys.ts';
import { addEventExport } from './features/events/export-events.ts';
import { addEventRoutes } from './features/events/routes.ts';

/** What the routes are made of. */
export interface AuditApi {
  readonly database: AuditDatabase;
  readonly personKeys: PersonKeys;
  readonly writer: AuditWriter;
}

export type AddRoutes = (app: HttpServer, api: AuditApi) => void;

const all: readonly AddRoutes[] = [addEventRoutes, addEventExport];

export function addAuditRoutes(app: HttpServer, api: AuditApi): void {
  for (const addRoutes of all) addRoutes(app, api);
}
