import { errors, jwtVerify } from 'jose';
import type { CompactToken } from './compact-token.ts';
import { clockToleranceSeconds, type IdentityClaims } from './identity-claims.ts';
import type { ProviderKeys } from './provider-keys.ts';

/**
 * Whether a token was signed by its issuer, for its audience, and is in force at an instant (epoch milliseconds).
 * @throws ProviderUnavailable
 */
export async function verifySignature(
  { text }: CompactToken,
  { issuer, audience, kid }: IdentityClaims,
  keys: ProviderKeys,
  at: number,
): Promise<boolean> {
  const key = await keys.find(kid, issuer);
  if (key === undefined) return false;
  try {
    await jwtVerify(text, key, {
      algorithms: ['RS256'],
      issuer,
      audience,
      requiredClaims: ['exp', 'iat'],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(at),
    });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}
