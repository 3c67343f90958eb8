import { hash, timingSafeEqual } from 'node:crypto';
import { isInRanges, parseAddressRange, type AddressRange } from '@seatledger/domain/api-key/address-range.ts';
import { TokenBucket } from './token-bucket.ts';

/** A row of access_published.api_keys. */
export interface ApiKeyRow {
  readonly keyId: string;
  /** SHA-256 of the whole key. */
  readonly secretHash: Buffer;
  readonly scopes: readonly string[];
  readonly requestsPerSecond: number;
  /** Epoch milliseconds; null where it does not expire. */
  readonly expiresAt: number | null;
  /** Ranges in CIDR notation; null: from anywhere. */
  readonly allowedAddresses: readonly string[] | null;
}

/** As it is given to another thread. */
export interface SharedApiKey extends ApiKeyRow {
  /** Of the token bucket that all threads draw on. */
  readonly bucket: SharedArrayBuffer;
}

export interface ApiKey {
  readonly keyId: string;
  readonly secretHash: Buffer;
  /** Whether it has the scope `licence:check`. */
  readonly mayCheck: boolean;
  /** Whether it has the scope `licence:stream`. */
  readonly mayStream: boolean;
  readonly expiresAt: number;
  /** Null: from anywhere. */
  readonly allowedRanges: readonly AddressRange[] | null;
  readonly bucket: TokenBucket;
}

export type ApiKeyRefusal = 'missing_api_key' | 'invalid_api_key' | 'expired_api_key';

/** `Bearer sl_<12 characters: the key id>_<43 characters>` */
const keyStart = 'Bearer '.length;
const keyIdStart = keyStart + 'sl_'.length;
const keyIdEnd = keyIdStart + 12;
const headerLength = keyIdEnd + 1 + 43;

const noKeys: ReadonlyMap<string, ApiKey> = new Map();
/** What an unknown key is compared with, so that it takes as long as a known one. */
const decoyHash = Buffer.alloc(32);
const digest = Buffer.alloc(32);

/** Where a connection carries what it has proved. */
const proof = Symbol('the API key last proved on a connection');

interface Proof {
  readonly authorization: string;
  readonly key: ApiKey;
  /** The keys in force when it was proved: with others it must be proved again. */
  readonly keys: ReadonlyMap<string, ApiKey>;
}

/** The API keys in force, in memory. */
export class ApiKeys {
  #keys = noKeys;
  #rows: readonly ApiKeyRow[] = [];
  readonly #listeners = new Set<() => void>();

  /** As they were last replaced. */
  get rows(): readonly ApiKeyRow[] {
    return this.#rows;
  }

  /** For {@link replace} on another thread. */
  shared(): readonly SharedApiKey[] {
    return this.#rows.flatMap((row) => {
      const bucket = this.#keys.get(row.keyId)?.bucket.buffer;
      return bucket === undefined ? [] : [{ ...row, bucket }];
    });
  }

  /** A key that stays keeps its bucket: reading the keys again gives nobody new tokens. */
  replace(rows: readonly (ApiKeyRow | SharedApiKey)[]): void {
    this.#rows = rows;
    this.#keys = new Map(rows.map((row) => [row.keyId, this.#keyOf(row)]));
    for (const listener of this.#listeners) listener();
  }

  /** Gives what ends it. */
  onReplaced(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * The key that an `Authorization` header carries, at an instant (epoch milliseconds).
   * `connection` lives as long as the caller's: the header that it proved before is not hashed again.
   */
  verify(authorization: string | undefined, connection: object, now: number): ApiKey | ApiKeyRefusal {
    if (authorization === undefined || !isBearer(authorization)) return 'missing_api_key';
    const carrier = connection as { [proof]?: Proof };
    const proved = carrier[proof];
    if (proved !== undefined && proved.keys === this.#keys && proved.authorization === authorization) return inForce(proved.key, now);
    const key = this.#prove(authorization);
    if (key === null) return 'invalid_api_key';
    carrier[proof] = { authorization, key, keys: this.#keys };
    return inForce(key, now);
  }

  #prove(authorization: string): ApiKey | null {
    if (authorization.length !== headerLength) return null;
    const key = this.#keys.get(authorization.slice(keyIdStart, keyIdEnd));
    // As text, since crypto.hash takes three times as long to make a Buffer.
    digest.write(hash('sha256', authorization.slice(keyStart), 'latin1'), 'latin1');
    const isRight = timingSafeEqual(digest, key?.secretHash ?? decoyHash);
    return key !== undefined && isRight ? key : null;
  }

  #keyOf(row: ApiKeyRow | SharedApiKey): ApiKey {
    const known = this.#keys.get(row.keyId)?.bucket;
    const isKept = !('bucket' in row) && known?.tokensPerSecond === row.requestsPerSecond;
    const bucket = isKept ? known : new TokenBucket(row.requestsPerSecond, 'bucket' in row ? row.bucket : undefined);
    const { keyId, secretHash, expiresAt, allowedAddresses } = row;
    // A range that cannot be read allows nothing.
    const allowedRanges = allowedAddresses?.flatMap((text) => parseAddressRange(text) ?? []) ?? null;
    const mayCheck = row.scopes.includes('licence:check');
    const mayStream = row.scopes.includes('licence:stream');
    return { keyId, secretHash, mayCheck, mayStream, expiresAt: expiresAt ?? Infinity, allowedRanges, bucket };
  }
}

/** The name of the key in an `Authorization` header; null where it holds nothing that looks like a key. */
export function keyIdOf(authorization: string): string | null {
  if (authorization.length !== headerLength || !/^bearer sl_/i.test(authorization)) return null;
  return authorization.slice(keyIdStart, keyIdEnd);
}

function inForce(key: ApiKey, now: number): ApiKey | 'expired_api_key' {
  return now < key.expiresAt ? key : 'expired_api_key';
}

/** Whether a key may be used from an address; asked for each request, since a proxy's connection carries those of many. */
export function isAllowedFrom({ allowedRanges }: ApiKey, address: () => string | undefined): boolean {
  return allowedRanges === null || isInRanges(allowedRanges, address() ?? '');
}

/** The scheme's case does not matter (RFC 9110 §11.1). */
function isBearer(authorization: string): boolean {
  return authorization.startsWith('Bearer ') || /^bearer /i.test(authorization);
}
