import { z } from 'zod';
import { CommandRefused, type Decision, found } from '../command/decision.ts';
import { key } from '../command/fields.ts';
import { featureSetDecision, type FeatureSet } from './feature-set.ts';

export const deleteProfileSchema = z.strictObject({ kind: z.literal('profile.delete'), key });
export type DeleteProfile = z.output<typeof deleteProfileSchema>;

export interface DeleteProfileFacts {
  readonly profile: FeatureSet | undefined;
  /** How many users have it. */
  readonly userCount: number;
}

export function decideDeleteProfile(command: DeleteProfile, facts: DeleteProfileFacts): Decision<FeatureSet> {
  const profile = found(facts.profile, 'profile', command.key, 'key');
  if (facts.userCount > 0) {
    throw new CommandRefused(
      'profile_in_use',
      `Users have the profile ${profile.key} (${facts.userCount}); give them another one first.`,
      'key',
    );
  }
  return featureSetDecision('profile').deleted(profile);
}
