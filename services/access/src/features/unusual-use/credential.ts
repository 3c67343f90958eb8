/** A key, client or token whose secret was shown, whether it was let in or not. */
export interface Credential {
  readonly kind: 'api-key' | 'client' | 'personal-token';
  readonly id: number;
  /** Whose token it is. */
  readonly operatorId?: number;
}

/** The request that it came with. */
export interface CredentialUse {
  readonly address: string;
  readonly requestId: string;
  /** As it was declared. */
  readonly route: string | null;
}

/** Why it was refused though it was the right one. */
export type RefusedUse = 'address-not-allowed' | 'expired' | 'revoked' | 'suspended';
