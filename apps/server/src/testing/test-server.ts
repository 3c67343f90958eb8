import type { BuiltInRole } from '@seatledger/domain/role/built-in-roles.ts';
import type { MailConfig } from '@seatledger/platform/config/mail-config.ts';
import { readWebConfig } from '@seatledger/platform/config/web-config.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import pg from 'pg';
import { pino, type Logger } from 'pino';
import { createTestDatabase } from '../../../../tests/dev-env/dev-env.ts';
import { createHttp } from '../http.ts';
import { createServices, type Services } from '../services.ts';

/** Everything that the server answers, over a database of its own; asked by `app.inject`. */
export interface TestServer extends AsyncDisposable {
  readonly services: Services;
  /** Not ready yet, so that hooks can be added. */
  readonly app: HttpServer;
  /** A superuser's. */
  readonly client: pg.Client;
}

export interface TestServerOptions {
  readonly mail?: MailConfig;
  /** Without this nothing is logged. */
  readonly logger?: Logger;
  /** Where checkpoints and erasures are kept; without this nothing is. */
  readonly checkpointFolder?: string;
}

export async function createTestServer({
  mail,
  checkpointFolder,
  logger = pino({ level: 'silent' }),
}: TestServerOptions = {}): Promise<TestServer> {
  const stack = new AsyncDisposableStack();
  const { urls, installationKey, adminUrl } = stack.use(await createTestDatabase());
  const web = { issuer: 'https://licences.example', trustedProxies: [], mail: mail ?? null };
  const checkpoints = checkpointFolder === undefined ? undefined : { folder: checkpointFolder, url: null, mailTo: null };
  const services = stack.use(createServices({ databaseUrls: urls, installationKey, ...(checkpoints && { checkpoints }) }, logger, web));
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  stack.defer(() => client.end());
  const app = createHttp(services, logger, { ...readWebConfig(() => undefined), requestsPerMinute: 1_000_000 });
  stack.defer(() => app.close());
  return { services, app, client, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** A person who has signed in, and shown a second factor just now. */
export interface SignedIn {
  readonly role: BuiltInRole;
  readonly customerIds: readonly number[] | null;
  /** Of the session. */
  readonly cookie: string;
}

/** The CSRF token of everybody's session. */
export const csrfToken = 'csrf';

/** Gives their id. */
export async function addSignedIn({ client }: Pick<TestServer, 'client'>, { role, customerIds, cookie }: SignedIn): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    'insert into access.operators (email, display_name, customer_ids) values ($1, $2, $3) returning id',
    [`${cookie}@vendor.example`, role, customerIds],
  );
  const id = rows[0]?.id;
  await client.query('insert into access.operator_roles select $1, id from access.roles where key = $2', [id, role]);
  await client.query(
    `insert into access.sessions (token_hash, csrf_token, operator_id, state, first_factor, stepped_up_at, expires_at)
     values (sha256($1::text::bytea), $2, $3, 'complete', 'password', now(), now() + interval '1 hour')`,
    [cookie, csrfToken, id],
  );
  return Number(id);
}
