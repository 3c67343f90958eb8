import type { ParityEffect } from '@seatledger/domain/migration/parity-causes.ts';
import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import type { Features, NewAnswer, OldAnswer } from './service-answer.ts';

export interface FeatureDifference {
  readonly feature: string;
  /** Undefined: not named. */
  readonly old: FeatureValue | undefined;
  readonly new: FeatureValue | undefined;
}

/** What two answers to one question do not agree on. */
export interface AnswerDifference {
  readonly effect: ParityEffect;
  readonly features: readonly FeatureDifference[];
  /** Whether both license, until other days. */
  readonly isOtherEnd: boolean;
}

/**
 * Null where they agree: neither licenses, whatever they call it; or both do, with the same features and until the same day, as far as the
 * old one says. One without an answer agrees with nothing.
 */
export function findDifference(old: OldAnswer, fresh: NewAnswer): AnswerDifference | null {
  if (!old.isAnswered || !fresh.isAnswered) return { effect: 'differs', features: [], isOtherEnd: false };
  if (old.isLicensed !== fresh.isLicensed) return { effect: old.isLicensed ? 'loses' : 'gains', features: [], isOtherEnd: false };
  if (!old.isLicensed) return null;
  const features = old.features === null ? [] : differingFeatures(old.features, fresh.features);
  const isOtherEnd = old.validUntil !== undefined && old.validUntil !== fresh.validUntil;
  return features.length === 0 && !isOtherEnd ? null : { effect: 'differs', features, isOtherEnd };
}

function differingFeatures(old: Features, fresh: Features): readonly FeatureDifference[] {
  const keys = new Set([...Object.keys(old), ...Object.keys(fresh)]);
  return [...keys]
    .toSorted()
    .map((feature) => ({ feature, old: ownValue(old, feature), new: ownValue(fresh, feature) }))
    .filter((one) => one.old !== one.new);
}

function ownValue(features: Features, key: string): FeatureValue | undefined {
  return Object.hasOwn(features, key) ? features[key] : undefined;
}
