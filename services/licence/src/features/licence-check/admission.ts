import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAllowedFrom, type ApiKey } from '../api-key/api-key.ts';
import { carriesToken } from '../identity-token/compact-token.ts';
import type { IdentityTokens } from '../identity-token/identity-tokens.ts';
import type { Person } from '../identity-token/person.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';
import type { CheckHandlerOptions } from './check-options.ts';
import { isNewOn, tellOfUse } from './key-observer.ts';
import type { RefusalCode } from './problems.ts';

/** Where a request comes from, where no proxy is in between. */
export function otherEnd({ socket }: IncomingMessage): string | undefined {
  return socket.remoteAddress;
}

/** The API key of a request that may ask now, or what it is refused for. */
export function createKeyAdmission({ source, now, keys, addressOf = otherEnd }: CheckHandlerOptions) {
  return (request: IncomingMessage, response: ServerResponse): RefusalCode | ApiKey => {
    if (source.reader === null) return 'not_ready';
    const at = now();
    const key = source.apiKeys.verify(request.headers.authorization, request.socket, at);
    if (typeof key === 'string') return key;
    if (!isAllowedFrom(key, () => addressOf(request))) return 'address_not_allowed';
    if (keys !== undefined && isNewOn(request.socket, key)) tellOfUse(keys, key, addressOf(request) ?? '');
    if (!key.mayCheck) return 'insufficient_scope';
    const waitMs = key.bucket.take(at);
    if (waitMs === 0) return key;
    sayWait(response, waitMs);
    return 'rate_limited';
  };
}

/** Calls back with whoever an identity token speaks for, or with what it is refused for: at once, where it has been proved before. */
export function createPersonAdmission({ source, addressOf = otherEnd }: CheckHandlerOptions, tokens: IdentityTokens) {
  return (
    request: IncomingMessage,
    response: ServerResponse,
    done: (admitted: Person | RefusalCode) => void,
    fail: (error: unknown) => void,
  ): void => {
    const index = (): IndexReader => {
      if (source.reader === null) throw new TypeError('licences that were there are not any more');
      return source.reader;
    };
    const take = (admission: Awaited<ReturnType<IdentityTokens['admit']>>): void => {
      if ('person' in admission) return done(admission.person);
      if (admission.waitMs > 0) sayWait(response, admission.waitMs);
      done(admission.code);
    };
    try {
      const admission = tokens.admit(request.headers.authorization ?? '', { address: addressOf(request) ?? '', index });
      if (admission instanceof Promise) admission.then(take).catch(fail);
      else take(admission);
    } catch (error) {
      fail(error);
    }
  };
}

/** Whether a request that no API key lets in may be let in by an identity token. */
export function mayBePerson(refusal: RefusalCode, { headers }: IncomingMessage): boolean {
  return refusal === 'invalid_api_key' && carriesToken(headers.authorization);
}

/** Pages of other origins never see what an API key gets: whoever could read it in a page could take the key, too. */
export function comesWithApiKey({ headers: { authorization = '' } }: IncomingMessage): boolean {
  return /^bearer sl_/i.test(authorization);
}

function sayWait(response: ServerResponse, waitMs: number): void {
  response.setHeader('retry-after', Math.ceil(waitMs / 1000));
}
