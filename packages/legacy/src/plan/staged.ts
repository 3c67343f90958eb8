import type { CanonicalRows, Entity } from '../mapping/canonical-rows.ts';

/** A mapped row among all those of its migration. */
export interface Staged<One extends Entity = Entity> {
  /** In the order of the source, 1-based. No two rows of a migration have the same. */
  readonly position: number;
  /** Tells the row from all others, in every reading of the source. */
  readonly sourceKey: string;
  readonly row: CanonicalRows[One];
}

/** Why a row is not what becomes something. `detail` is one English sentence that says what to do, or what was taken in its place. */
export interface FateReason {
  readonly code: FateCode;
  readonly detail: string;
  /** The row into which it went, or because of which it waits. */
  readonly other?: number | undefined;
}

/**
 * What a row comes to, apart from what there is in Seatledger already:
 * - `thing`: it becomes something of its own;
 * - `part`: it becomes part of what the row `of` becomes;
 * - `merged`: it says nothing that another row does not say;
 * - `quarantined`: somebody has to decide;
 * - `left_out`: the mapping file has decided that it does not come over.
 */
export type Fate =
  | { readonly position: number; readonly fate: 'thing' }
  | { readonly position: number; readonly fate: 'part'; readonly of: number; readonly remark?: string | undefined }
  | ({ readonly position: number; readonly fate: 'merged' | 'quarantined' | 'left_out' } & FateReason);

/** Why a row waits for somebody's decision. */
export const waitingCodes = [
  'customer_missing',
  'customer_quarantined',
  'domain_missing',
  'domain_quarantined',
  'user_missing',
  'user_quarantined',
  'profile_missing',
  'profile_quarantined',
  'pack_missing',
  'pack_quarantined',
  'feature_missing',
  'feature_quarantined',
  'role_missing',
  'role_quarantined',
  'role_unmapped',
  'feature_unmapped',
  'value_refused',
  'value_missing',
  'value_contradicts',
  'setting_refused',
  'key_refused',
  'key_taken',
  'same_pack',
  'name_of_two_customers',
  'pack_of_merged_domain',
  'too_many_packs',
  'start_missing',
  'no_seat',
  'address_outside_seat',
  'seat_of_other_customer',
  'second_profile',
  'empty_validity',
  'outside_domain',
  'seat_limit_reached',
  'name_too_long',
  'key_repeated',
  'exists_otherwise',
  'changed_meanwhile',
  'removed_meanwhile',
  'domain_cut_over',
] as const;

/** Those, and why a row is no thing of its own although nobody has to decide on it. */
export type FateCode =
  | (typeof waitingCodes)[number]
  | 'role_not_invited'
  | 'role_mapped'
  | 'feature_unused'
  | 'same_name'
  | 'same_address'
  | 'same_value'
  | 'same_profile'
  | 'same_role'
  | 'second_domain'
  | 'same_seat'
  | 'profile_ended'
  | 'operator_inactive'
  | 'row_repeated'
  | 'dropped';

/** What is to be in Seatledger, and from which row: the one whose key it goes by. */
export interface Thing<Kind extends ThingKind = ThingKind> {
  readonly kind: Kind;
  readonly position: number;
  readonly sourceKey: string;
  readonly desired: DesiredThings[Kind];
}

/** Kinds of things in the order in which they are made: what is referred to comes first. */
export const thingKinds = ['product', 'feature', 'profile', 'pack', 'customer', 'domain', 'user', 'operator'] as const;
export type ThingKind = (typeof thingKinds)[number];

/** Of features, profiles and packs; by key of the feature. */
export type FeatureValues = Readonly<Record<string, boolean | number | string>>;

interface FeatureSet {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly values: FeatureValues;
}

export interface DesiredValidity {
  readonly from: string | null;
  readonly until: string | null;
}

export interface DesiredThings {
  product: { readonly key: string; readonly name: string; readonly description: string };
  feature: {
    readonly key: string;
    readonly product: string;
    readonly name: string;
    readonly description: string;
    readonly type: object;
    readonly defaultValue: boolean | number | string;
  };
  profile: FeatureSet;
  pack: FeatureSet;
  /** null: the source says nothing of it. */
  customer: {
    readonly name: string;
    readonly externalReference: string | null;
    readonly locale: 'en' | 'fr' | null;
    readonly timeZone: string | null;
  };
  domain: {
    /** Source key of the customer. */
    readonly customer: string;
    readonly customerName: string;
    readonly name: string;
    readonly validity: { readonly from: string; readonly until: string | null };
    readonly seatLimit: number | null;
    readonly graceDays: number;
    readonly suspended: boolean;
    readonly packs: readonly { readonly pack: string; readonly validity: DesiredValidity }[];
  };
  user: {
    readonly email: string;
    readonly displayName: string;
    readonly profile: string | null;
    readonly validity: DesiredValidity;
    readonly suspended: boolean;
  };
  operator: { readonly email: string; readonly roleKeys: readonly string[] };
}

/** What rows of one kind come to. Each row that was given has exactly one fate. */
export interface Arranged<Kind extends ThingKind> {
  readonly things: readonly Thing<Kind>[];
  readonly fates: readonly Fate[];
}

/** What references to old ids lead to: a thing, or what keeps the row that has the id from becoming one. */
export type Resolved<Target> = { readonly ok: true; readonly target: Target } | { readonly ok: false; readonly position: number };
export type ById<Target> = ReadonlyMap<string, Resolved<Target>>;
