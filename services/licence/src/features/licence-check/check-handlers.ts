import { createBatchHandler } from './batch-handler.ts';
import { createCheckHandler } from './check-handler.ts';
import { createUsesHandler } from '../uses/uses-handler.ts';
import type { AnswerStreams } from '../stream/stream-handler.ts';
import type { SigningKeys } from '../signing-keys/signing-keys.ts';
import { createSignedLicenceHandler } from '../signed-licence/signed-licence-handler.ts';
import type { CheckHandler, CheckHandlerOptions } from './check-options.ts';
import { forPages } from './for-pages.ts';
import { createQueryHandler } from './query-handler.ts';

/** What answers checks, by its path. */
export type CheckHandlers = ReadonlyMap<string, CheckHandler>;

export interface CheckHandlersOptions extends CheckHandlerOptions {
  readonly streams: Pick<AnswerStreams, 'handle'>;
}

export function createCheckHandlers(options: CheckHandlersOptions, signing: SigningKeys): CheckHandlers {
  const query = createQueryHandler(options);
  return new Map([
    ['/v1/licences/check', forPages({ GET: query, HEAD: query, POST: createCheckHandler(options) }, options)],
    ['/v1/licences/check-batch', createBatchHandler(options)],
    ['/v1/licences/signed', forPages({ POST: createSignedLicenceHandler(options, signing) }, options)],
    ['/v1/licences/uses', forPages({ POST: createUsesHandler(options) }, options)],
    ['/v1/licences/stream', options.streams.handle],
  ]);
}
