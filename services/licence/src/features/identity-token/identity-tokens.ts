import { hash } from 'node:crypto';
import { publicTokenIssuers, type TokenIssuers } from '@seatledger/platform/config/token-issuers.ts';
import { clientNetwork } from '@seatledger/platform/http/client-network.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';
import { BoundedMap } from './bounded-map.ts';
import { readToken, type CompactToken } from './compact-token.ts';
import { clockToleranceSeconds, readClaims, type IdentityClaims } from './identity-claims.ts';
import { personOf, type Mistrust, type Person } from './person.ts';
import { ProviderKeys, ProviderUnavailable } from './provider-keys.ts';
import { TokenBuckets } from './token-buckets.ts';
import { tokenIssuersOf, type TokenIssuer } from './token-issuers.ts';
import { verifySignature } from './verify-signature.ts';

export interface IdentityTokensOptions {
  readonly issuers?: TokenIssuers | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: (level: 'error', message: string, details: Record<string, unknown>) => void;
}

export interface RefusedToken {
  readonly code: Mistrust | 'invalid_identity_token' | 'expired_identity_token' | 'identity_provider_unavailable' | 'rate_limited';
  /** For how long it is of no use to ask again; 0 where that does not depend on time. */
  readonly waitMs: number;
}

export type Admission = { readonly person: Person } | RefusedToken;

/** Where a token comes from. */
export interface Caller {
  /** A network address. */
  readonly address: string;
  /** What is known now. */
  readonly index: () => IndexReader;
}

const toleranceMs = clockToleranceSeconds * 1000;
/** A token is verified again after so long, since its key may have been withdrawn. */
const longestProofMs = 60 * 60_000;
const mostProofs = 20_000;
const questionsPerSecond = 20;
const failuresPerSecond = 20;
const unavailableWaitMs = 5_000;
/** So many are verified at once: all of them may have to wait for the provider. */
const mostVerified = 1_000;
const busyWaitMs = 1_000;

interface Proof {
  readonly claims: IdentityClaims;
  readonly until: number;
}

/**
 * Says for whom an identity token speaks. What a signature has proved is kept, by the hash of the token, so that the next question makes no
 * promise; whom that makes somebody here is looked up each time. Of one thread alone.
 */
export class IdentityTokens {
  readonly #now: () => number;
  readonly #issuers: readonly TokenIssuer[];
  readonly #keys: Readonly<Record<TokenIssuer['provider'], ProviderKeys>>;
  readonly #proofs = new BoundedMap<string, Proof>(mostProofs);
  readonly #persons = new TokenBuckets(questionsPerSecond);
  readonly #failures = new TokenBuckets(failuresPerSecond);
  #verifying = 0;

  constructor({ issuers = publicTokenIssuers, now, log }: IdentityTokensOptions) {
    this.#now = now;
    this.#issuers = tokenIssuersOf(issuers);
    const [microsoft, google] = this.#issuers.map(
      ({ keysUrl: url }) => new ProviderKeys({ url, now, onTrouble: (message, details) => log('error', message, details) }),
    );
    if (microsoft === undefined || google === undefined) throw new TypeError('There are two providers.');
    this.#keys = { microsoft, google };
  }

  /** `authorization` carries a token ({@link carriesToken}). */
  admit(authorization: string, caller: Caller): Admission | Promise<Admission> {
    const at = this.#now();
    const digest = hash('sha256', authorization, 'base64url');
    const proof = this.#proofs.get(digest);
    if (proof !== undefined && at < proof.until) return this.#admitProved(proof.claims, caller, at);
    const network = clientNetwork(caller.address);
    const waitMs = this.#failures.waitMs(network, at);
    if (waitMs > 0) return { code: 'rate_limited', waitMs };
    const token = readToken(authorization);
    const claims = token && readClaims(token, this.#issuers);
    if (token === null || claims === null) return this.#refuse('invalid_identity_token', caller, at);
    const early = refuseUnverified(claims, caller.index(), at);
    if (early !== null) return this.#refuse(early, caller, at);
    return this.#verifying < mostVerified ? this.#prove(digest, token, claims, caller) : { code: 'rate_limited', waitMs: busyWaitMs };
  }

  async #prove(digest: string, token: CompactToken, claims: IdentityClaims, caller: Caller): Promise<Admission> {
    this.#verifying += 1;
    try {
      const isRight = await verifySignature(token, claims, this.#keys[claims.identity.provider], this.#now());
      const at = this.#now();
      if (!isRight) return this.#refuse('invalid_identity_token', caller, at);
      this.#proofs.set(digest, { claims, until: Math.min(claims.expiresAt + toleranceMs, at + longestProofMs) });
      return this.#admitProved(claims, caller, at);
    } catch (error) {
      if (error instanceof ProviderUnavailable) return { code: 'identity_provider_unavailable', waitMs: unavailableWaitMs };
      throw error;
    } finally {
      this.#verifying -= 1;
    }
  }

  #admitProved(claims: IdentityClaims, caller: Caller, at: number): Admission {
    const person = personOf(claims, caller.index());
    if (typeof person === 'string') return this.#refuse(person, caller, at);
    const waitMs = this.#persons.take(person.address, at);
    return waitMs > 0 ? { code: 'rate_limited', waitMs } : { person };
  }

  #refuse(code: RefusedToken['code'], { address }: Caller, at: number): RefusedToken {
    this.#failures.take(clientNetwork(address), at);
    return { code, waitMs: 0 };
  }
}

/** What needs no signature to be refused, and tells nobody anything of a customer. */
function refuseUnverified({ audience, notBefore, expiresAt, identity }: IdentityClaims, index: IndexReader, at: number) {
  const isKnown = index.read(() => index.productsOfClient(identity.provider, audience).length > 0);
  if (!isKnown) return 'unknown_audience';
  if (at >= expiresAt + toleranceMs) return 'expired_identity_token';
  return at < notBefore - toleranceMs ? 'invalid_identity_token' : null;
}
