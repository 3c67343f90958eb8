import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { AuditDatabase } from './audit-schema.ts';
import type { PersonKeys } from './features/appending/person-keys.ts';
import type { LogKeeper } from './features/checkpoints/log-keeper.ts';
import type { PrivacyDependencies } from './features/privacy/dependencies.ts';

/** What the routes are made of. */
export interface AuditApi {
  readonly database: AuditDatabase;
  readonly personKeys: PersonKeys;
  readonly writer: AuditWriter;
  readonly keeper: LogKeeper;
  readonly privacy: PrivacyDependencies;
}

export type AddRoutes = (app: HttpServer, api: AuditApi) => void;
