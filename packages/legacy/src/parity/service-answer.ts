import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import type { LicenceStatus } from '@seatledger/domain/licence/licence.ts';
import type { CalendarDate } from '../mapping/canonical-rows.ts';

/** An address at one instant, and a product where one is named. */
export interface Question {
  /** As it is asked, also where it is no address. */
  readonly email: string;
  readonly product: string | null;
}

/** By the key of the feature in Seatledger; by its old code where the mapping file does not name it. */
export type Features = Readonly<Record<string, FeatureValue>>;

/** What the old service says of a question. */
export type OldAnswer =
  | {
      readonly isAnswered: true;
      readonly isLicensed: boolean;
      /** In its own words; null where it says none. */
      readonly status: string | null;
      /** The last day; null: no end; undefined: it does not say. */
      readonly validUntil: CalendarDate | null | undefined;
      /** Null: it does not say. */
      readonly features: Features | null;
    }
  | Unanswered;

/** What Seatledger says. */
export type NewAnswer =
  | {
      readonly isAnswered: true;
      readonly isLicensed: boolean;
      /** Of the licence; `not_an_address` where it refuses the question. */
      readonly status: NewStatus;
      readonly validUntil: CalendarDate | null;
      /** Its key. */
      readonly profile: string | null;
      readonly features: Features;
    }
  | Unanswered;

export type NewStatus = LicenceStatus | 'not_an_address';

interface Unanswered {
  readonly isAnswered: false;
  /** Why there is no answer, without anything of the question. */
  readonly detail: string;
}
