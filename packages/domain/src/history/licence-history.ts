import type { FeatureValue } from '../entitlement/feature.ts';
import type { Validity } from '../validity/validity.ts';
import type { Dated } from './dated.ts';

/** A thing that has a validity and may be suspended. */
interface Suspendable {
  readonly validity: Validity;
  readonly suspended: boolean;
  readonly suspensionReason: string | null;
}

export interface UserState extends Suspendable {
  readonly domainId: number;
  readonly localPart: string;
  readonly displayName: string;
  readonly profileId: number | null;
}

export interface DomainState extends Suspendable {
  readonly id: number;
  readonly customerId: number;
  readonly name: string;
  readonly graceDays: number;
  readonly offlineLeaseDays: number | null;
}

export interface CustomerState {
  readonly id: number;
  readonly timeZone: string;
}

export interface PackAssignmentState {
  readonly domainId: number;
  readonly packId: number;
  readonly order: number;
  readonly validity: Validity;
}

/** A profile or a pack. */
export interface FeatureSetState {
  readonly id: number;
  readonly key: string;
  readonly name: string;
}

/** One value in a profile or a pack. */
export interface SetValueState {
  readonly setId: number;
  readonly featureId: number;
  readonly value: FeatureValue;
}

export interface FeatureState {
  readonly id: number;
  readonly key: string;
  readonly defaultValue: FeatureValue;
}

export interface OverrideState {
  readonly featureId: number;
  readonly value: FeatureValue;
  readonly validity: Validity;
  readonly reason: string;
}

/** All states, in any order, of everything that one user's licence and entitlements have depended on; states of one thing never overlap. */
export interface LicenceHistory {
  readonly user: readonly Dated<UserState>[];
  /** Where the user has stood. */
  readonly domains: readonly Dated<DomainState>[];
  readonly customers: readonly Dated<CustomerState>[];
  readonly assignments: readonly Dated<PackAssignmentState>[];
  readonly packs: readonly Dated<FeatureSetState>[];
  readonly packValues: readonly Dated<SetValueState>[];
  readonly profiles: readonly Dated<FeatureSetState>[];
  readonly profileValues: readonly Dated<SetValueState>[];
  readonly features: readonly Dated<FeatureState>[];
  readonly overrides: readonly Dated<OverrideState>[];
}
