import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, which make a slow hash needless. */
export interface NewToken {
  readonly token: string;
  readonly tokenHash: string;
}

export const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

export function newToken(): NewToken {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: sha256(token) };
}

/** In hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
