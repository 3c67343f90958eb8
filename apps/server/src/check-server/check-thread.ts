import { parentPort, workerData } from 'node:worker_threads';
import { answerShared, type SharedChecks } from '@seatledger/licence';
import type { TokenIssuers } from '@seatledger/platform/config/token-issuers.ts';
import { forwardedAddress } from '@seatledger/platform/http/forwarded-address.ts';
import { listenForChecks, type ListenOptions } from './check-listener.ts';

/** What a thread is started with. */
export interface CheckThreadData {
  readonly shared: SharedChecks;
  readonly listen: ListenOptions;
  readonly tokenIssuers: TokenIssuers;
}

/** What a thread says. */
export type CheckThreadWord =
  | { readonly kind: 'listening' }
  | { readonly kind: 'error'; readonly message: string; readonly details: Record<string, unknown> };

const { shared, listen, tokenIssuers } = workerData as CheckThreadData;
const say = (word: CheckThreadWord): void => parentPort?.postMessage(word);

const checks = answerShared(shared, {
  now: Date.now,
  log: (kind, message, details) => say({ kind, message, details }),
  addressOf: forwardedAddress(listen.web.trustedProxies),
  tokenIssuers,
});
const listener = await listenForChecks(checks, listen);
// The only word that comes: to stop.
parentPort?.once('message', async () => {
  await listener[Symbol.asyncDispose]();
  shared.port.close();
  parentPort?.close();
});
say({ kind: 'listening' });
