import { randomBytes } from 'node:crypto';
import { recoveryCodeCount } from '@seatledger/domain/sign-in/enrol-second-factor.ts';
import { encodeBase32 } from '@seatledger/platform/crypto/totp.ts';
import { sha256 } from '../sign-in/token.ts';

/** 80 bits each, which a throttled guesser never finds and which make a slow hash needless: `ABCD-EFGH-IJKL-MNOP`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => encodeBase32(randomBytes(10)).replace(/(.{4})(?=.)/g, '$1-'));
}

/** However it was copied: without dashes, in small letters, with spaces. */
export function recoveryCodeHash(code: string): string {
  return sha256(code.replace(/[\s-]/g, '').toUpperCase());
}
