/** What a table of the old database holds, and the table's usual name there. */
export const entities = {
  customer: 'Client',
  domain: 'Domain',
  user: 'User',
  /** That a user is under a domain. */
  seat: 'PackProfile',
  /** The profile of a user. */
  'user-profile': 'UserProfile',
  profile: 'SettingProfile',
  /** The value of a feature in a profile. */
  'profile-value': 'FeatureSettingProfile',
  feature: 'AvailableFeature',
  /** That a domain has a pack. */
  'domain-pack': 'Pack',
  pack: 'SettingPack',
  role: 'Role',
  /** Somebody who has a role in the old console. */
  operator: 'RoleUser',
} as const;
export type Entity = keyof typeof entities;

/**
 * Rows as they are mapped: one type for each entity, whatever the old columns are called. Ids are texts, equal where the old ones are
 * (`7` and `007`, a GUID in any case); references are ids of other rows that may not exist. Optional values are null where the row has
 * none, or the old database has no such column.
 */
export interface CanonicalRows {
  customer: LegacyCustomer;
  domain: LegacyDomain;
  user: LegacyUser;
  seat: LegacySeat;
  'user-profile': LegacyUserProfile;
  profile: LegacyProfile;
  'profile-value': LegacyProfileValue;
  feature: LegacyFeature;
  'domain-pack': LegacyDomainPack;
  pack: LegacyPack;
  role: LegacyRole;
  operator: LegacyOperator;
}

export interface LegacyCustomer {
  readonly id: string;
  /** Without white space around it, never empty. */
  readonly name: string;
  readonly externalReference: string | null;
  readonly locale: 'en' | 'fr' | null;
  /** IANA. */
  readonly timeZone: string | null;
  readonly isActive: boolean | null;
  readonly createdAt: Instant | null;
}

export interface LegacyDomain {
  readonly id: string;
  /** In ASCII form, as `parseDomainName` of the product gives it. */
  readonly name: string;
  readonly customerId: string | null;
  readonly validFrom: CalendarDate | null;
  /** Null: no end. */
  readonly validUntil: CalendarDate | null;
  readonly isActive: boolean | null;
  readonly seatLimit: number | null;
  readonly graceDays: number | null;
  readonly createdAt: Instant | null;
}

export interface LegacyUser {
  readonly id: string;
  /** In its normal form, as `parseEmail` of the product gives it. */
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly displayName: string | null;
  readonly isActive: boolean | null;
  readonly validFrom: CalendarDate | null;
  readonly validUntil: CalendarDate | null;
  /** Where users name their domain or profile themselves, and not through `seat` and `user-profile`. */
  readonly domainId: string | null;
  readonly profileId: string | null;
  readonly createdAt: Instant | null;
  readonly lastSeenAt: Instant | null;
}

export interface LegacySeat {
  /** Null where the table has no column for it: the pair is the key. */
  readonly id: string | null;
  readonly domainId: string;
  readonly userId: string;
}

export interface LegacyUserProfile {
  readonly id: string | null;
  readonly userId: string;
  readonly profileId: string;
  readonly validFrom: CalendarDate | null;
  readonly validUntil: CalendarDate | null;
}

export interface LegacyProfile {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
}

export interface LegacyProfileValue {
  readonly id: string | null;
  readonly profileId: string;
  readonly featureId: string;
  /** As written, `1`, `True`, `beaucoup`: `readFeatureValue` types it by the rule of its feature. Null: nothing is set. */
  readonly value: string | null;
}

export interface LegacyFeature {
  readonly id: string;
  /** As the old database calls it: `adhoc.max_rows`. The mapping file's `features` say what it becomes. */
  readonly code: string;
  readonly name: string | null;
  readonly description: string | null;
  /** As written. */
  readonly defaultValue: string | null;
}

export interface LegacyDomainPack {
  readonly id: string | null;
  readonly domainId: string;
  readonly packId: string;
  /** The lower is applied first. Null: in the order of the rows. */
  readonly order: number | null;
  readonly validFrom: CalendarDate | null;
  readonly validUntil: CalendarDate | null;
}

export interface LegacyPack {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** In the order in which they are written, each code once. Values of JSON as they are, those of `key=value;` as text. */
  readonly settings: readonly LegacySetting[];
}

export interface LegacySetting {
  /** As {@link LegacyFeature.code}. */
  readonly code: string;
  readonly value: boolean | number | string | null;
}

export interface LegacyRole {
  readonly id: string;
  /** As written: the mapping file's `roles` say what it becomes. */
  readonly name: string;
}

export interface LegacyOperator {
  readonly id: string | null;
  readonly email: string;
  readonly displayName: string | null;
  readonly roleId: string;
  readonly isActive: boolean | null;
}

/** `YYYY-MM-DD`, 1900 to 9999; inclusive, in the time zone that the mapping file names. */
export type CalendarDate = string;

/** ISO 8601 in UTC: `2024-03-15T13:00:00Z`. */
export type Instant = string;
