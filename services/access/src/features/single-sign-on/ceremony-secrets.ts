import { createHmac } from 'node:crypto';

/** What proves that an answer belongs to this browser's request to this provider (RFC 9700 §4.4, §4.5, §4.7). */
export interface CeremonySecrets {
  readonly state: string;
  readonly nonce: string;
  /** RFC 7636 §4.1: 43 characters. */
  readonly codeVerifier: string;
}

/**
 * All are made from the handle, 256 random bits that only the browser's cookie holds: nothing of them has to be kept here, and whoever sees
 * one of them knows nothing of the others.
 */
export function secretsOf(handle: string, provider: string): CeremonySecrets {
  const derive = (purpose: string): string => createHmac('sha256', handle).update(`${provider}/${purpose}`).digest('base64url');
  return { state: derive('state'), nonce: derive('nonce'), codeVerifier: derive('code-verifier') };
}
