import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT, type JWTVerifyOptions } from 'jose';
import type { SigningKeys } from './signing-keys.ts';

/** What a token that has been verified says. */
export interface AccessTokenClaims {
  readonly clientId: string;
  readonly scopes: readonly string[];
}

/** JWT access tokens (RFC 9068), signed by Ed25519. */
export interface AccessTokens {
  /** The address of this installation: who makes the tokens and whom they are for. */
  readonly issuer: string;
  issue(claims: AccessTokenClaims): Promise<string>;
  /** Null where it is not one of ours that is valid now. */
  verify(token: string): Promise<AccessTokenClaims | null>;
}

export const accessTokenTtlSeconds = 600;
const clockToleranceSeconds = 5;
const typ = 'at+jwt';

export function createAccessTokens(signingKeys: SigningKeys, issuer: string): AccessTokens {
  const expected: JWTVerifyOptions = {
    algorithms: ['EdDSA'],
    issuer,
    audience: issuer,
    typ,
    clockTolerance: clockToleranceSeconds,
    maxTokenAge: accessTokenTtlSeconds,
    requiredClaims: ['exp', 'iat', 'sub', 'jti', 'client_id', 'scope'],
  };
  return {
    issuer,
    async issue({ clientId, scopes }) {
      const { kid, key } = await signingKeys.current();
      return new SignJWT({ client_id: clientId, scope: scopes.join(' ') })
        .setProtectedHeader({ alg: 'EdDSA', typ, kid })
        .setIssuer(issuer)
        .setAudience(issuer)
        .setSubject(clientId)
        .setIssuedAt()
        .setExpirationTime(`${accessTokenTtlSeconds} s`)
        .setJti(randomUUID())
        .sign(key);
    },
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, ({ kid }) => publicKey(signingKeys, kid), expected);
        return claimsOf(payload);
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}

async function publicKey(signingKeys: SigningKeys, kid: string | undefined) {
  const key = await signingKeys.find(kid);
  if (key === undefined) throw new errors.JWKSNoMatchingKey();
  return key;
}

function claimsOf({ sub, client_id: clientId, scope }: Readonly<Record<string, unknown>>): AccessTokenClaims | null {
  if (typeof clientId !== 'string' || sub !== clientId || typeof scope !== 'string') return null;
  return { clientId, scopes: scope.split(' ') };
}
