import { createBatchHandler } from './batch-handler.ts';
import { createCheckHandler } from './check-handler.ts';
import type { SigningKeys } from '../signing-keys/signing-keys.ts';
import { createSignedLicenceHandler } from '../signed-licence/signed-licence-handler.ts';
import type { CheckHandler, CheckHandlerOptions } from './asking-handler.ts';

/** What answers checks, by its path. */
export type CheckHandlers = ReadonlyMap<string, CheckHandler>;

export function createCheckHandlers(options: CheckHandlerOptions, signing: SigningKeys): CheckHandlers {
  return new Map([
    ['/v1/licences/check', createCheckHandler(options)],
    ['/v1/licences/check-batch', createBatchHandler(options)],
    ['/v1/licences/signed', createSignedLicenceHandler(options, signing)],
  ]);
}
