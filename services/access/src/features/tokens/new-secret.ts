import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** What a caller sends (shown once), and the SHA-256 that is kept of it, in hex: its 256 random bits make a slow hash needless. */
export interface NewSecret {
  readonly secret: string;
  readonly secretHash: string;
}

const nameAlphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A name that is no secret: small letters and digits. */
export function randomName(length: number): string {
  return Array.from({ length }, () => nameAlphabet[randomInt(nameAlphabet.length)]).join('');
}

export function newSecret(prefix: string): NewSecret {
  const secret = `${prefix}_${randomBytes(32).toString('base64url')}`;
  return { secret, secretHash: createHash('sha256').update(secret).digest('hex') };
}

/** What an unknown name is compared with, so that it takes as long as a known one. */
const decoyHash = Buffer.alloc(32);

/** Whether a secret is the one of which the hash was kept; in constant time. */
export function isSecret(given: string, hash: Buffer | undefined): boolean {
  const isRight = timingSafeEqual(createHash('sha256').update(given).digest(), hash ?? decoyHash);
  return isRight && hash !== undefined;
}
