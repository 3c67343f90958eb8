import { importJWK, type CryptoKey } from 'jose';
import { fetchKeySet, type PublishedKey } from './fetch-key-set.ts';

/** The keys of a provider cannot be had just now. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}

export interface ProviderKeysOptions {
  readonly url: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told of what prevents keys from being read; the host is all it names. */
  readonly onTrouble: (message: string, details: Record<string, unknown>) => void;
}

interface ProviderKey {
  readonly kid: string;
  /** Whose tokens alone it signs: an address that may hold `{tenantid}`; null: anybody's of the provider. */
  readonly issuer: string | null;
  readonly key: CryptoKey;
}

/** Older keys are read again while they go on being used. */
const freshMs = 60 * 60_000;
/** Providers change their keys every few weeks; whoever cannot be asked for so long is not believed any more. */
const usableMs = 3 * 24 * 60 * 60_000;
/** A key that nobody knows is asked for no more often than this, whatever comes. */
export const unknownKeyCooldownMs = 30_000;
const failureCooldownMs = 5_000;
const longestReason = 200;

/**
 * The keys that a provider signs tokens with: read when they are needed, again after a while and when a token names another, and kept when
 * the provider cannot be reached.
 */
export class ProviderKeys {
  readonly #options: ProviderKeysOptions;
  #keys: readonly ProviderKey[] = [];
  #readAt = -Infinity;
  #askedAt = -Infinity;
  #failedAt = -Infinity;
  #reading: Promise<void> | undefined;

  constructor(options: ProviderKeysOptions) {
    this.#options = options;
  }

  /**
   * The key with a name that signs tokens of an issuer; undefined where the provider knows none.
   * @throws ProviderUnavailable
   */
  async find(kid: string, issuer: string): Promise<CryptoKey | undefined> {
    const now = this.#options.now();
    if (now - this.#readAt > usableMs) await this.#readOrThrow(now);
    else if (now - this.#readAt > freshMs) this.#readSoon(now);
    const known = this.#known(kid, issuer);
    if (known !== undefined || !this.#mayAskAgain(now)) return known;
    await this.#read();
    return this.#known(kid, issuer);
  }

  #known(kid: string, issuer: string): CryptoKey | undefined {
    return this.#keys.find((key) => key.kid === kid && signsFor(key, issuer))?.key;
  }

  #mayAskAgain(now: number): boolean {
    return this.#reading !== undefined || (now - this.#askedAt >= unknownKeyCooldownMs && !this.#hasJustFailed(now));
  }

  #hasJustFailed(now: number): boolean {
    return now - this.#failedAt < failureCooldownMs;
  }

  async #readOrThrow(now: number): Promise<void> {
    if (this.#reading !== undefined || !this.#hasJustFailed(now)) await this.#read();
    if (this.#options.now() - this.#readAt > usableMs) throw new ProviderUnavailable();
  }

  #readSoon(now: number): void {
    if (this.#reading === undefined && !this.#hasJustFailed(now)) void this.#read();
  }

  /** Whoever needs the keys meanwhile waits for the same. Fails silently: what is known is kept. */
  #read(): Promise<void> {
    return (this.#reading ??= this.#readNow().finally(() => {
      this.#reading = undefined;
    }));
  }

  async #readNow(): Promise<void> {
    const { url, now, onTrouble } = this.#options;
    this.#askedAt = now();
    try {
      const published = await fetchKeySet(url);
      const keys = (await Promise.all(published.map(imported))).filter((key) => key !== null);
      if (keys.length === 0) throw new Error('none of its keys is of use');
      this.#keys = keys;
      this.#readAt = now();
    } catch (error) {
      this.#failedAt = now();
      onTrouble('the keys of an identity provider cannot be read', { host: new URL(url).host, reason: reasonOf(error) });
    }
  }
}

/** `issuer` of a key of Microsoft: `https://login.microsoftonline.com/{tenantid}/v2.0`, or with the id of one tenant. */
function signsFor({ issuer }: ProviderKey, tokenIssuer: string): boolean {
  if (issuer === null || issuer === tokenIssuer) return true;
  const [before, after, ...rest] = issuer.split('{tenantid}');
  return after !== undefined && rest.length === 0 && tokenIssuer.startsWith(before ?? '') && tokenIssuer.endsWith(after);
}

/** Null where it is of no use: one that cannot be read must not keep the others from being. */
async function imported({ kid, issuer, n, e }: PublishedKey): Promise<ProviderKey | null> {
  try {
    const key = await importJWK({ kty: 'RSA', n, e }, 'RS256');
    return key instanceof Uint8Array || isWeak(key) ? null : { kid, issuer: issuer ?? null, key };
  } catch {
    return null;
  }
}

/** RFC 7518 §3.3. */
function isWeak({ algorithm }: CryptoKey): boolean {
  return !('modulusLength' in algorithm) || Number(algorithm.modulusLength) < 2048;
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error && 'code' in cause ? String(cause.code) : `${name}: ${message}`.slice(0, longestReason);
}
