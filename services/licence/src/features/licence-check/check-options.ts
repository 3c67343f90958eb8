import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DirectRequest } from '@seatledger/platform/http/direct-request.ts';
import type { ApiKeys } from '../api-key/api-key.ts';
import type { CheckStatistics } from '../check-statistics/check-statistics.ts';
import type { IdentityTokens } from '../identity-token/identity-tokens.ts';
import type { Freshness } from '../licence-index/freshness.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';
import type { UseGatherer } from '../uses/use-gatherer.ts';
import type { KeyObserver } from './key-observer.ts';

/** What checks are answered from. `freshness` is another object whenever it changes. */
export interface CheckSource {
  /** Null until the licences have been loaded. */
  readonly reader: IndexReader | null;
  readonly freshness: Freshness;
  readonly apiKeys: ApiKeys;
}

export interface CheckHandlerOptions {
  readonly source: CheckSource;
  readonly now: () => number;
  /** Where a request comes from, when it is not the other end of its connection: behind a proxy. */
  readonly addressOf?: ((request: IncomingMessage) => string | undefined) | undefined;
  /** Counts what checks come to. */
  readonly statistics?: CheckStatistics | undefined;
  /** Counts what is used; left out: nobody does. */
  readonly uses?: UseGatherer | undefined;
  /** Told of the keys that come: each that is refused, and each once for a connection that uses it. */
  readonly keys?: KeyObserver | undefined;
  /** Says for whom identity tokens speak; without it API keys alone are taken. */
  readonly tokens?: IdentityTokens | undefined;
  readonly log: (level: 'error', message: string, details: Record<string, unknown>) => void;
}

export type CheckHandler = (request: DirectRequest, response: ServerResponse) => void;
