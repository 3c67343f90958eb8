import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { displayName, email, id, innerValidity, key, reason } from '../command/fields.ts';
import { featureValue, fittingValue } from '../feature/feature.ts';
import { auditedWithUser, type Override } from '../override/override.ts';
import type { FeatureTypes } from '../profile/feature-set.ts';
import { knownDomain, refuseTaken, refuseUnknownProfile, refuseWithoutSeat } from './seat-rules.ts';
import { domainNameOf, localPartOf, userDecision, type SeatDomain, type User } from './user.ts';

const keptOverride = z.strictObject({ feature: key, value: featureValue, validity: innerValidity, reason });

/** Brings back, under the same id, a user who was deleted, as it was then. */
export const restoreUserSchema = z.strictObject({
  kind: z.literal('user.restore'),
  id,
  email,
  displayName,
  profile: key.nullable(),
  validity: innerValidity,
  suspensionReason: reason.nullable(),
  overrides: z
    .array(keptOverride)
    .max(10_000)
    .refine((list) => new Set(list.map(({ feature }) => feature)).size === list.length, 'must not name a feature twice'),
});
export type RestoreUser = z.output<typeof restoreUserSchema>;

export interface RestoreUserFacts {
  /** Whether there was a user of that id, and is none now. */
  readonly deleted: boolean;
  /** The domain that goes by the name in the address, as its own or as an alias. */
  readonly domain: SeatDomain | undefined;
  readonly taken: boolean;
  readonly profileKnown: boolean;
  readonly types: FeatureTypes;
}

export interface RestoredUser {
  readonly user: User;
  readonly overrides: readonly Override[];
}

/** Its dates may lie outside the domain's by now, as those of a user who was never deleted may. */
export function decideRestoreUser(command: RestoreUser, facts: RestoreUserFacts): Decision<RestoredUser> {
  if (!facts.deleted) throw new CommandRefused('user_not_deleted', `No user ${command.id} was deleted.`, 'id');
  const domain = knownDomain(facts.domain, domainNameOf(command.email));
  const address = `${localPartOf(command.email)}@${domain.name}`;
  refuseTaken(facts.taken, address);
  refuseUnknownProfile(command.profile, facts.profileKnown);
  refuseWithoutSeat(domain);
  const { id: userId, displayName: name, profile, validity, suspensionReason } = command;
  const user = {
    id: userId,
    customerId: domain.customerId,
    domainId: domain.id,
    email: address,
    displayName: name,
    profile,
    validity,
    suspensionReason,
  };
  const overrides = command.overrides.map((one, index) => restoredOverride(one, user, facts.types, `overrides.${index}`));
  const created = userDecision.created(user);
  if (created.outcome === 'unchanged') return created;
  const after = { ...created.change.after, ...auditedWithUser(overrides) };
  return { outcome: 'changed', plan: { user, overrides }, change: { ...created.change, after } };
}

function restoredOverride(kept: RestoreUser['overrides'][number], user: User, types: FeatureTypes, field: string): Override {
  const { feature, validity, reason: why } = kept;
  const type = types.get(feature);
  if (type === undefined) throw new CommandRefused('feature_not_found', `There is no feature ${feature}.`, `${field}.feature`);
  const value = fittingValue({ key: feature, type }, kept.value, `${field}.value`);
  return { userId: user.id, user: user.email, feature, value, validity, reason: why };
}
