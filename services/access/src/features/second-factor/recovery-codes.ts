import { randomBytes } from 'node:crypto';
import { recoveryCodeCount } from '@seatledger/domain/sign-in/enrol-second-factor.ts';
import { encodeBase32 } from '@seatledger/platform/crypto/totp.ts';
import { sha256 } from '../sign-in/token.ts';

/** 120 bits each, which make a slow hash needless (ASVS 6.5.2): `ABCD-EFGH-IJKL-MNOP-QRST-UVWX`. */
const codeBytes = 15;

export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => encodeBase32(randomBytes(codeBytes)).replace(/(.{4})(?=.)/g, '$1-'));
}

/** However it was copied: without dashes, in small letters, with spaces. */
export function recoveryCodeHash(code: string): string {
  return sha256(code.replace(/[\s-]/g, '').toUpperCase());
}
