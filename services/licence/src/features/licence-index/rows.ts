import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';

/** Rows of the registry's published views, as this service reads them. Dates are `YYYY-MM-DD`. */

export interface Dated {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

export interface UserRow extends Dated {
  readonly id: number;
  readonly domainId: number;
  readonly localPart: string;
  readonly profileId: number | null;
  readonly suspended: boolean;
}

/** Of a seat, whoever has it. */
export type SeatTerms = Omit<UserRow, 'id' | 'localPart'>;

/** All ids from `firstId` to `lastId`, both included. */
export interface IdRange {
  readonly firstId: number;
  readonly lastId: number;
}

export interface OverrideRow extends Dated {
  readonly userId: number;
  readonly featureId: number;
  readonly value: FeatureValue;
}

export interface DomainPackRow extends Dated {
  readonly packId: number;
  readonly position: number;
}

export interface DomainRow extends Dated {
  readonly id: number;
  /** Every name the domain goes by, its aliases included. */
  readonly names: readonly string[];
  readonly timeZone: string;
  readonly graceDays: number;
  /** For how long its signed licences work offline; null: as by default. */
  readonly offlineLeaseDays: number | null;
  readonly suspended: boolean;
  readonly packs: readonly DomainPackRow[];
  /** Ids of the tenants of Microsoft Entra whose word is taken for addresses of the domain. */
  readonly microsoftTenants: readonly string[];
}

/** A profile or a pack; `featureValues` by feature id. */
export interface ValueSetRow {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly featureValues: Readonly<Record<string, FeatureValue>>;
}

export interface ProductRow {
  readonly id: number;
  readonly key: string;
  /** Of its apps, as identity tokens name them. */
  readonly microsoftClientIds: readonly string[];
  readonly googleClientIds: readonly string[];
}

export interface CatalogueRows {
  readonly products: readonly ProductRow[];
  readonly features: readonly {
    readonly id: number;
    readonly key: string;
    readonly productId: number;
    readonly defaultValue: FeatureValue;
  }[];
  readonly profiles: readonly ValueSetRow[];
  readonly packs: readonly ValueSetRow[];
}
