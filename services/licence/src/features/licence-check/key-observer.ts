import { hash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Problem } from '@seatledger/platform/http/problem.ts';
import { keyIdOf, type ApiKey } from '../api-key/api-key.ts';

/** Told of API keys, and of identity tokens that are refused, while checks are answered: it returns at once, and throws nothing. */
export interface KeyObserver {
  refused(refused: {
    readonly status: number;
    readonly code: string;
    readonly method: string;
    /** What looked like a key: its name and the SHA-256 of the whole, in hex. */
    readonly key: { readonly keyId: string; readonly secretHash: string } | null;
    readonly address: string;
    readonly requestId: string;
  }): void;
  /** A good one, on a connection that had not used it before. */
  used(used: { readonly keyId: string; readonly address: string; readonly requestId: string }): void;
}

/** Where a connection carries the key that it used last. */
const lastUsed = Symbol('the API key last used on a connection');

/** Whether a connection has not used this key yet, or another since; from now on it has. */
export function isNewOn(connection: object, key: ApiKey): boolean {
  const carrier = connection as { [lastUsed]?: ApiKey };
  if (carrier[lastUsed] === key) return false;
  carrier[lastUsed] = key;
  return true;
}

/** For which a request is refused because of its key or token. */
const ofCaller: ReadonlySet<string> = new Set([
  'missing_api_key',
  'invalid_api_key',
  'expired_api_key',
  'address_not_allowed',
  'insufficient_scope',
  'invalid_identity_token',
  'expired_identity_token',
  'unknown_audience',
  'unknown_tenant',
  'address_not_proved',
  'not_your_licence',
  'not_your_product',
]);

/** A request that came without either tried nothing, and is left out. */
export function tellOfRefused(
  keys: KeyObserver,
  { method = '', headers: { authorization } }: IncomingMessage,
  { status, code }: Problem,
  address: string,
  requestId: string,
): void {
  if (authorization === undefined || !ofCaller.has(code)) return;
  keys.refused({ status, code, method, key: shownKey(authorization), address, requestId });
}

export function tellOfUse(keys: KeyObserver, { keyId }: ApiKey, address: string): void {
  keys.used({ keyId, address, requestId: randomUUID() });
}

/** What an `Authorization` header holds that looks like a key; null for anything else. */
function shownKey(authorization: string): { readonly keyId: string; readonly secretHash: string } | null {
  const keyId = keyIdOf(authorization);
  return keyId === null ? null : { keyId, secretHash: hash('sha256', authorization.slice('Bearer '.length)) };
}
