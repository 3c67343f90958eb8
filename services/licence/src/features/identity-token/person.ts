import type { IndexReader } from '../licence-index/index-reader.ts';
import type { Identity, IdentityClaims } from './identity-claims.ts';

/** Somebody who asks for themselves, in an app of the vendor's. */
export interface Person {
  /** In its normal form. */
  readonly address: string;
  /** Keys of the products whose app they use; never empty. */
  readonly products: readonly string[];
}

/** Why a token that is what it says speaks for nobody here. */
export type Mistrust = 'unknown_audience' | 'unknown_tenant' | 'address_not_proved';

/** Whom a token speaks for, by what the vendor has entered of its apps and of its customers' domains. Says nothing of whether they have a licence. */
export function personOf({ identity, audience }: IdentityClaims, index: IndexReader): Person | Mistrust {
  return index.read(() => {
    const products = index.productsOfClient(identity.provider, audience);
    if (products.length === 0) return 'unknown_audience';
    const mistrust = identity.provider === 'microsoft' ? mistrustOfMicrosoft(identity, index) : mistrustOfGoogle(identity, index);
    if (mistrust !== null || identity.address === null) return mistrust ?? 'address_not_proved';
    return { address: identity.address.address, products };
  });
}

type OfProvider<Provider extends Identity['provider']> = Extract<Identity, { readonly provider: Provider }>;

/** Any tenant can say any address: the domain of the address must name the tenant. */
function mistrustOfMicrosoft({ tenant, isMember, address }: OfProvider<'microsoft'>, index: IndexReader): Mistrust | null {
  if (!isMember || address === null) return 'address_not_proved';
  const trusted = index.domainNamed(address.domainName)?.microsoftTenants ?? [];
  return trusted.includes(tenant) ? null : 'unknown_tenant';
}

/** Google vouches for the addresses of a Workspace's own names; which of them are one company's, the domain's aliases say. */
function mistrustOfGoogle({ hostedDomain, isVerified, address }: OfProvider<'google'>, index: IndexReader): Mistrust | null {
  if (!isVerified || hostedDomain === null || address === null) return 'address_not_proved';
  const hosted = hostedDomain.toLowerCase();
  if (hosted === address.domainName) return null;
  const domain = index.domainNamed(address.domainName);
  return domain !== null && domain.names.includes(hosted) ? null : 'address_not_proved';
}
