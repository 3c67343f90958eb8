import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { DirectRequest } from '@seatledger/platform/http/direct-request.ts';
import { answerShared } from '../features/check-threads/answer-shared.ts';
import type { SharedChecks } from '../features/check-threads/messages.ts';

/** A thread that answers checks over HTTP, on a port which it tells. */
const thread = answerShared(workerData as SharedChecks, { now: Date.now, log: () => undefined });
const server = createServer({ IncomingMessage: DirectRequest }, (request, response) =>
  thread.checkHandlers.get((request.url ?? '').replace(/\?.*/, ''))?.(request, response),
).listen(0, '127.0.0.1');
await once(server, 'listening');
parentPort?.on('message', (word: 'readiness' | 'hand over') => {
  if (word === 'hand over') thread.handOverUses?.();
  parentPort?.postMessage(thread.readiness());
});
parentPort?.postMessage((server.address() as AddressInfo).port);
