import { z } from 'zod';
import { text } from '../command/fields.ts';
import { decisionsOn } from '../command/decisions-on.ts';

/** A WebAuthn credential with which its operator signs in. */
export interface Passkey {
  readonly id: number;
  readonly operatorId: number;
  /** The operator's own word for it. */
  readonly name: string;
  /** In base64url. */
  readonly credentialId: string;
  /** Whether it is kept outside the authenticator too, so that a lost device is no lost passkey. */
  readonly backedUp: boolean;
}

export const passkeyName = text.trim().min(1).max(100);
/** In base64url; an authenticator may use 1023 bytes (WebAuthn §6.5.1). */
export const credentialId = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(1400);

export const passkeyDecision = decisionsOn<Passkey>('passkey', ({ operatorId, name, credentialId, backedUp }) => ({
  operatorId,
  name,
  credentialId,
  backedUp,
}));
