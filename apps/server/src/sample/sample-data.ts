import type { CreateCustomer } from '@seatledger/domain/customer/create-customer.ts';
import type { CreateDomain } from '@seatledger/domain/domain/create-domain.ts';
import type { AssignedPack } from '@seatledger/domain/domain/domain.ts';
import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import type { CreateFeature } from '@seatledger/domain/feature/create-feature.ts';
import type { CreatePack } from '@seatledger/domain/pack/create-pack.ts';
import type { CreateProduct } from '@seatledger/domain/product/create-product.ts';
import type { CreateProfile } from '@seatledger/domain/profile/create-profile.ts';
import type { CreateUser } from '@seatledger/domain/user/create-user.ts';
import type { Validity } from '@seatledger/domain/validity/validity.ts';

/** The sample vendor as data: what the commands say, and the ids left to those who execute them. */
export interface SampleVendor {
  readonly products: readonly SampleProduct[];
  readonly features: readonly SampleFeature[];
  readonly profiles: readonly SampleProfile[];
  readonly packs: readonly SamplePack[];
  readonly customers: readonly SampleCustomer[];
}

export type SampleProduct = Omit<CreateProduct, 'kind'>;
export type SampleFeature = Omit<CreateFeature, 'kind'>;
export type SampleProfile = Omit<CreateProfile, 'kind'>;
export type SamplePack = Omit<CreatePack, 'kind'>;

export interface SampleCustomer extends Omit<CreateCustomer, 'kind'> {
  readonly domains: readonly SampleDomain[];
}

export interface SampleDomain extends Omit<CreateDomain, 'kind' | 'customerId'> {
  /** What it was called when the seats were sold; an alias since. */
  readonly formerName: string | null;
  readonly suspensionReason: string | null;
  readonly packs: readonly AssignedPack[];
  readonly users: readonly SampleUser[];
}

export interface SampleUser extends Omit<CreateUser, 'kind'> {
  readonly suspensionReason: string | null;
  readonly overrides: readonly SampleOverride[];
}

export interface SampleOverride {
  readonly feature: string;
  readonly value: FeatureValue;
  readonly validity: Validity;
  readonly reason: string;
}

/** Without dates of its own. */
export const openValidity: Validity = { from: null, until: null };
