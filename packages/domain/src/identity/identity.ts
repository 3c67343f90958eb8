import { decisionsOn } from '../command/decisions-on.ts';

/**
 * Who an operator is at an identity provider: issuer and subject (OpenID Connect Core 1.0 §5.7), for Microsoft the tenant's issuer and the
 * object id. Never the e-mail, which a provider may let anybody choose.
 */
export interface Identity {
  readonly id: number;
  readonly operatorId: number;
  /** The key under which the provider is configured. */
  readonly provider: string;
  readonly issuer: string;
  readonly subject: string;
}

export const identityDecision = decisionsOn<Identity>('identity', ({ operatorId, provider, issuer, subject }) => ({
  operatorId,
  provider,
  issuer,
  subject,
}));
