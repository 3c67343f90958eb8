import { createBatchHandler } from './batch-handler.ts';
import { createCheckHandler } from './check-handler.ts';
import type { CheckHandler, CheckHandlerOptions } from './asking-handler.ts';

/** What answers checks, by its path. */
export type CheckHandlers = ReadonlyMap<string, CheckHandler>;

export function createCheckHandlers(options: CheckHandlerOptions): CheckHandlers {
  return new Map([
    ['/v1/licences/check', createCheckHandler(options)],
    ['/v1/licences/check-batch', createBatchHandler(options)],
  ]);
}
