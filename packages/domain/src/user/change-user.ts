import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { displayName, id, innerValidity, key } from '../command/fields.ts';
import { refuseOutsideDomain, refuseUnknownProfile } from './seat-rules.ts';
import { type SeatDomain, type User, userDecision } from './user.ts';

/** What is left out stays as it is. */
export const changeUserSchema = z.strictObject({
  kind: z.literal('user.change'),
  id,
  displayName: displayName.optional(),
  profile: key.nullable().optional(),
  validity: innerValidity.optional(),
});
export type ChangeUser = z.output<typeof changeUserSchema>;

export interface ChangeUserFacts {
  readonly user: User | undefined;
  readonly domain: SeatDomain | undefined;
  readonly profileKnown: boolean;
}

export function decideChangeUser(command: ChangeUser, facts: ChangeUserFacts): Decision<User> {
  const user = found(facts.user, 'user', command.id);
  const domain = found(facts.domain, 'domain', user.domainId);
  refuseUnknownProfile(command.profile, facts.profileKnown);
  if (command.validity !== undefined) refuseOutsideDomain(command.validity, domain);
  return userDecision.changed(user, {
    ...user,
    displayName: command.displayName ?? user.displayName,
    profile: command.profile === undefined ? user.profile : command.profile,
    validity: command.validity ?? user.validity,
  });
}
