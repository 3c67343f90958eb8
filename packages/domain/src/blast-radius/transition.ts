import type { FeatureValue } from '../entitlement/feature.ts';
import type { LicenceStatus } from '../licence/licence.ts';

/** Whether a licence lets its owner in before and after: `kept` and `none` where that stays as it is. */
export type AccessChange = 'gained' | 'lost' | 'kept' | 'none';

/** A flag that is set is gained, one that is taken back lost, as is what there was not, or is no more. */
export type ValueChange = 'gained' | 'lost' | 'changed';

/**
 * One thing that becomes another for a user.
 * - `licence`: the status; `unknown` where there is no such user before or after.
 * - `validity`: the first instant after the last valid day (epoch milliseconds), null until further notice.
 * - `feature`: a resolved value; null where there is no such user or feature before or after.
 * - `profile`: its key, null for none.
 * - `address`: an address by which the user is found, besides others or no more.
 */
export type Transition =
  | { readonly kind: 'licence'; readonly access: AccessChange; readonly from: LicenceStatus; readonly to: LicenceStatus }
  | { readonly kind: 'validity'; readonly from: number | null; readonly to: number | null }
  | {
      readonly kind: 'feature';
      readonly feature: string;
      readonly change: ValueChange;
      readonly from: FeatureValue | null;
      readonly to: FeatureValue | null;
    }
  | { readonly kind: 'profile'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'address'; readonly change: 'gained' | 'lost' };

export function accessChange(before: boolean, after: boolean): AccessChange {
  if (before) return after ? 'kept' : 'lost';
  return after ? 'gained' : 'none';
}

export function valueChange(from: FeatureValue | null, to: FeatureValue | null): ValueChange {
  if (from === null || (from === false && to === true)) return 'gained';
  if (to === null || (from === true && to === false)) return 'lost';
  return 'changed';
}
