import type { Identity } from '@seatledger/domain/identity/identity.ts';
import { linkIdentitySchema } from '@seatledger/domain/identity/link-identity.ts';
import type { IdentityProvider } from '@seatledger/platform/config/identity-providers.ts';
import type { IDToken } from 'openid-client';
import { SingleSignOnRefused } from './single-sign-on-failure.ts';

/** Who somebody has shown to be at a provider. */
export interface ProvenIdentity extends Pick<Identity, 'provider' | 'issuer' | 'subject'> {
  /** As the provider has it; good for nothing but to be read. */
  readonly displayName: string | null;
}

const google = 'https://accounts.google.com';
const microsoft = 'https://login.microsoftonline.com';

/** Where the provider describes itself. Of several tenants only their common endpoint does; whose token it is must be looked at. */
export function discoveryIssuer(provider: IdentityProvider): string {
  switch (provider.kind) {
    case 'google':
      return google;
    case 'microsoft': {
      const [first = '', ...others] = provider.allowedTenants;
      return `${microsoft}/${others.length === 0 ? first : 'organizations'}/v2.0`;
    }
    case 'oidc':
      return provider.issuer;
  }
}

/** Google tells the domain of a Workspace (`hd`) beside the address, which itself is not looked at. */
export function scopeOf({ kind }: IdentityProvider): string {
  return kind === 'google' ? 'openid profile email' : 'openid profile';
}

/** Who the claims of a verified ID token are about, where the provider's accounts are let in. No e-mail has a say in it. */
export function provenIdentity(provider: IdentityProvider, claims: IDToken): ProvenIdentity {
  const { issuer, subject } = issuerAndSubject(provider, claims);
  if (!linkIdentitySchema.shape.subject.safeParse(subject).success) {
    throw new SingleSignOnRefused('provider_answer_refused', 'the subject is none that can be kept');
  }
  return { provider: provider.key, issuer, subject, displayName: readableName(claims['name']) };
}

function issuerAndSubject(provider: IdentityProvider, claims: IDToken): { readonly issuer: string; readonly subject: string } {
  const { iss, sub, hd, tid, oid } = claims;
  switch (provider.kind) {
    case 'google':
      if (provider.allowedDomains !== null && !provider.allowedDomains.includes(String(hd).toLowerCase())) throw notAllowed('domain');
      return { issuer: iss, subject: sub };
    case 'microsoft':
      if (typeof tid !== 'string' || !provider.allowedTenants.includes(tid.toLowerCase())) throw notAllowed('tenant');
      if (iss !== `${microsoft}/${tid}/v2.0` || typeof oid !== 'string') {
        throw new SingleSignOnRefused('provider_answer_refused', 'the token is not that of an account of its tenant');
      }
      return { issuer: iss, subject: oid };
    case 'oidc':
      return { issuer: iss, subject: sub };
  }
}

function notAllowed(what: string): SingleSignOnRefused {
  return new SingleSignOnRefused('account_not_allowed', `the account is of a ${what} that is not allowed`);
}

const longestNameCharacters = 200;

function readableName(name: unknown): string | null {
  if (typeof name !== 'string') return null;
  const readable = name.replaceAll(/\p{C}/gu, ' ').trim().slice(0, longestNameCharacters).toWellFormed();
  return readable === '' ? null : readable;
}
