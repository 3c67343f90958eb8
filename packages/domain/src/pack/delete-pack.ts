import { z } from 'zod';
import { CommandRefused, type Decision, found } from '../command/decision.ts';
import { key } from '../command/fields.ts';
import { listOf } from '../command/list-of.ts';
import { featureSetDecision, type FeatureSet } from '../profile/feature-set.ts';

export const deletePackSchema = z.strictObject({ kind: z.literal('pack.delete'), key });
export type DeletePack = z.output<typeof deletePackSchema>;

export interface DeletePackFacts {
  readonly pack: FeatureSet | undefined;
  /** Names of the domains that have it. */
  readonly domains: readonly string[];
}

export function decideDeletePack(command: DeletePack, facts: DeletePackFacts): Decision<FeatureSet> {
  const pack = found(facts.pack, 'pack', command.key, 'key');
  if (facts.domains.length > 0) {
    throw new CommandRefused('pack_in_use', `Take the pack ${pack.key} away from its domains first: ${listOf(facts.domains)}.`, 'key');
  }
  return featureSetDecision('pack').deleted(pack);
}
