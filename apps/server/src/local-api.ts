import { permissions } from '@seatledger/domain/role/permissions.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Logger } from 'pino';
import { createHttp } from './http.ts';
import type { Services } from './services.ts';

/** The whole API within this process: nobody listens, and every request comes from one account of the operating system. */
export interface LocalApi extends AsyncDisposable {
  /** As the platform's own `fetch`. */
  readonly fetch: (request: Request) => Promise<Response>;
}

const web = {
  publicUrl: null,
  tls: null,
  trustedProxies: [],
  allowClearHttp: false,
  requestsPerMinute: Number.MAX_SAFE_INTEGER,
};

/** `account` goes into the audit: whoever can reach the installation itself may do everything, and is known by that name. */
export function createLocalApi(services: Services, logger: Logger, account: string): LocalApi {
  const principal: Principal = {
    kind: 'cli',
    id: 0,
    name: account,
    permissions: new Set(permissions),
    roles: [],
    operatorIds: [],
    customerIds: null,
    session: null,
  };
  const app = createHttp(services, logger, web, async () => principal);
  return {
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const answered = await app.inject({
        method: request.method as 'GET',
        url: pathname + search,
        headers: Object.fromEntries(request.headers),
        // Piece by piece: a list may be larger than memory.
        ...(request.body !== null && { payload: Readable.fromWeb(request.body as ReadableStream) }),
      });
      // A command may be ended at any moment: what it has read is written before it is shown.
      await services.audit.flushRecorder();
      const headers = Object.entries(answered.headers).map(([name, value]): [string, string] => [name, String(value)]);
      return new Response(answered.rawPayload.length === 0 ? null : new Uint8Array(answered.rawPayload), {
        status: answered.statusCode,
        headers,
      });
    },
    [Symbol.asyncDispose]: async () => app.close(),
  };
}
