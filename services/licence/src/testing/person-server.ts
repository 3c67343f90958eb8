import type { TestContext } from 'node:test';
import type { ApiKeys } from '../features/api-key/api-key.ts';
import { ApiKeys as EmptyApiKeys } from '../features/api-key/api-key.ts';
import { CheckStatistics } from '../features/check-statistics/check-statistics.ts';
import { IdentityTokens } from '../features/identity-token/identity-tokens.ts';
import { createCheckHandlers } from '../features/licence-check/check-handlers.ts';
import type { KeyObserver } from '../features/licence-check/key-observer.ts';
import { refusals } from '../features/licence-check/problems.ts';
import type { IndexReader } from '../features/licence-index/index-reader.ts';
import { newApiKey, startCheckServer, type Answered, type CheckServer } from './check-server.ts';
import { domainRow, noon, sampleCatalogue, sampleIndex, userRow } from './sample-registry.ts';
import { testSigning } from './signing-keys.ts';
import { acmeTenant, googleClient, microsoftClient, startTestIssuer, type TestIssuer } from './token-issuer.ts';

/** A server that people ask for themselves, with their identity tokens. */
export interface PersonServer {
  readonly server: CheckServer;
  readonly issuer: TestIssuer;
  readonly source: { reader: IndexReader | null; freshness: { revision: number; asOf: number }; apiKeys: ApiKeys };
  readonly apiKey: string;
  readonly logged: string[];
  readonly statistics: CheckStatistics;
  /** What the audit is told of refusals. */
  readonly refused: Parameters<KeyObserver['refused']>[0][];
  /** Epoch milliseconds. */
  now: number;
  /** Where requests seem to come from. */
  address: string;
  /** Asks with a token. */
  ask(token: string, body?: object, headers?: Record<string, string | undefined>): Promise<Answered>;
  /** Asks by `GET /v1/licences/check`, with a query. */
  get(token: string, query?: string, headers?: Record<string, string | undefined>): Promise<Answered>;
}

/** The apps of `excel-addin`, and one that is of both products. */
export const bothProductsClient = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb';

export async function startPersonServer(t: TestContext): Promise<PersonServer> {
  const clock = { now: noon, address: '192.0.2.1' };
  const now = (): number => clock.now;
  const issuer = await startTestIssuer(now);
  t.after(() => issuer[Symbol.asyncDispose]());
  const { text, keyId, secretHash } = newApiKey();
  const apiKeys = new EmptyApiKeys();
  apiKeys.replace([{ keyId, secretHash, scopes: ['licence:check'], requestsPerSecond: 1000, expiresAt: null, allowedAddresses: null }]);
  const source = { reader: (await acmeIndex()) as IndexReader | null, freshness: { revision: 1234, asOf: noon }, apiKeys };
  const logged: string[] = [];
  const log = (...entry: unknown[]): void => void logged.push(JSON.stringify(entry));
  const statistics = new CheckStatistics(Object.keys(refusals));
  const refused: PersonServer['refused'] = [];
  const keys: KeyObserver = { refused: (told) => void refused.push(told), used: () => undefined };
  const tokens = new IdentityTokens({ issuers: issuer.issuers, now, log });
  const handlers = createCheckHandlers(
    { streams: { handle: () => undefined }, source, now, log, statistics, tokens, keys, addressOf: () => clock.address },
    testSigning(),
  );
  const server = await startCheckServer(handlers, text);
  t.after(() => server[Symbol.asyncDispose]());
  return Object.assign(clock, {
    server,
    issuer,
    source,
    apiKey: text,
    logged,
    statistics,
    refused,
    ask: (token: string, body: object = {}, headers: Record<string, string | undefined> = {}) =>
      server.ask({ body, headers: { authorization: `Bearer ${token}`, ...headers } }),
    get: (token: string, query = '', headers: Record<string, string | undefined> = {}) =>
      server.ask({
        method: 'GET',
        path: `/v1/licences/check${query}`,
        body: '',
        headers: { authorization: `Bearer ${token}`, 'content-type': undefined, 'content-length': undefined, ...headers },
      }),
  });
}

/** Ana at Acme, which names its tenant; Ben at Beta, which names none. */
async function acmeIndex(): Promise<IndexReader> {
  const [excel, sheets] = sampleCatalogue.products;
  const products = [
    { ...excel, id: 1, key: 'excel-addin', microsoftClientIds: [microsoftClient, bothProductsClient], googleClientIds: [] },
    { ...sheets, id: 2, key: 'sheets-addin', microsoftClientIds: [bothProductsClient], googleClientIds: [googleClient] },
  ];
  const index = await sampleIndex({
    catalogue: { ...sampleCatalogue, products },
    domains: [
      domainRow({ names: ['acme.example', 'old.example'], microsoftTenants: [acmeTenant] }),
      domainRow({ id: 2, names: ['beta.example'] }),
    ],
    users: [userRow(), userRow({ id: 2, domainId: 2, localPart: 'ben' })],
  });
  return index.reader;
}
