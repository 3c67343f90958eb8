import { parseEmail, type EmailAddress } from '@seatledger/domain/email/email.ts';
import type { CompactToken } from './compact-token.ts';
import type { TokenIssuer } from './token-issuers.ts';

/** What a token says of a person, as far as it matters here. Whether it is true, its signature says. */
export interface IdentityClaims {
  readonly issuer: string;
  readonly audience: string;
  /** Of the key that signed it. */
  readonly kid: string;
  /** Epoch milliseconds. */
  readonly notBefore: number;
  readonly expiresAt: number;
  readonly identity: Identity;
}

/** Who the provider says it is. `address` is null where it does not say, or says no address. */
export type Identity =
  | {
      readonly provider: 'microsoft';
      readonly tenant: string;
      /** Whether the person belongs to the tenant, rather than being its guest. */
      readonly isMember: boolean;
      readonly address: EmailAddress | null;
    }
  | {
      readonly provider: 'google';
      /** The name of the company whose Google Workspace the account belongs to; null: to none. */
      readonly hostedDomain: string | null;
      readonly isVerified: boolean;
      readonly address: EmailAddress | null;
    };

/** Clocks differ by so much. */
export const clockToleranceSeconds = 60;

/** The claims of a token that one of the issuers could have made; null where none could. */
export function readClaims({ header, claims }: CompactToken, issuers: readonly TokenIssuer[]): IdentityClaims | null {
  const { alg, kid } = header;
  const { iss, aud, exp, iat, nbf = iat } = claims;
  if (alg !== 'RS256' || typeof kid !== 'string' || typeof iss !== 'string' || typeof aud !== 'string') return null;
  if (typeof exp !== 'number' || typeof iat !== 'number' || typeof nbf !== 'number') return null;
  for (const { provider, tenantOf } of issuers) {
    const tenant = tenantOf(iss);
    if (tenant === undefined) continue;
    const identity = provider === 'microsoft' ? ofMicrosoft(claims, tenant ?? '') : ofGoogle(claims);
    return identity && { issuer: iss, audience: aud, kid, notBefore: Math.max(iat, nbf) * 1000, expiresAt: exp * 1000, identity };
  }
  return null;
}

/**
 * Microsoft puts any address that a tenant's administrator enters into `email`, so that it says nothing without the tenant
 * (https://learn.microsoft.com/entra/identity-platform/migrate-off-email-claim-authorization). A guest's address is another tenant's.
 */
function ofMicrosoft(claims: CompactToken['claims'], tenant: string): Identity | null {
  const { tid, iss, idp = iss, acct = 0, email, preferred_username: userName } = claims;
  if (tid !== tenant) return null;
  const isMember = (idp === iss || idp === `https://sts.windows.net/${tenant}/`) && acct === 0;
  return { provider: 'microsoft', tenant, isMember, address: addressIn(email ?? userName) };
}

function ofGoogle({ hd, email, email_verified: isVerified }: CompactToken['claims']): Identity {
  return {
    provider: 'google',
    hostedDomain: typeof hd === 'string' ? hd : null,
    isVerified: isVerified === true,
    address: addressIn(email),
  };
}

function addressIn(claim: unknown): EmailAddress | null {
  if (typeof claim !== 'string') return null;
  const parsed = parseEmail(claim);
  return parsed.ok ? parsed.email : null;
}
