import { isLoopbackName } from '@seatledger/platform/config/identity-providers.ts';
import type { CustomFetch, CustomFetchOptions } from 'openid-client';
import { ProviderUnavailable } from './single-sign-on-failure.ts';

export interface ProviderFetchOptions {
  readonly fetch: typeof fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const discoveryTtlMs = 10 * 60_000;
const longestAnswerBytes = 1024 * 1024;
/** RFC 6749 §5.2: errors that are said of a request. */
const answers = new Set([200, 400, 401]);

export interface ProviderFetch {
  readonly fetch: CustomFetch;
  /** What the provider said of itself is of no use. */
  forgetDiscovery(): void;
}

/**
 * Asks one provider. Keeps what it says of itself for a while; its keys are asked for at every sign-in, so that new ones count at once.
 * Whatever prevents an answer is {@link ProviderUnavailable}. Redirections are not followed.
 */
export function createProviderFetch(options: ProviderFetchOptions): ProviderFetch {
  let discovered: { readonly body: string; readonly until: number } | undefined;
  return {
    async fetch(url, request) {
      if (!new URL(url).pathname.endsWith('/.well-known/openid-configuration')) return ask(options, url, request);
      if (discovered === undefined || discovered.until <= options.now()) {
        const body = await (await ask(options, url, request)).text();
        discovered = { body, until: options.now() + discoveryTtlMs };
      }
      return new Response(discovered.body, { headers: { 'content-type': 'application/json' } });
    },
    forgetDiscovery() {
      discovered = undefined;
    },
  };
}

async function ask({ fetch }: ProviderFetchOptions, url: string, request: CustomFetchOptions): Promise<Response> {
  const { protocol, hostname, host } = new URL(url);
  if (protocol === 'http:' && !isLoopbackName(hostname)) throw new ProviderUnavailable(`${host} is named without https`);
  try {
    const { status, headers, body } = await fetch(url, request);
    if (!answers.has(status)) throw new ProviderUnavailable(`${host} answers ${status}`);
    return new Response(await readAll(body, host), { status, headers });
  } catch (error) {
    if (error instanceof ProviderUnavailable) throw error;
    throw new ProviderUnavailable(`${host} cannot be reached: ${reasonOf(error)}`);
  }
}

async function readAll(body: ReadableStream<Uint8Array> | null, host: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > longestAnswerBytes) throw new ProviderUnavailable(`${host} answers without end`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `ECONNREFUSED`, `TimeoutError`, … */
function reasonOf(error: unknown): string {
  const { name, cause } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error && 'code' in cause ? String(cause.code) : name;
}
