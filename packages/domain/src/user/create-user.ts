import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { displayName, email, innerValidity, key } from '../command/fields.ts';
import { knownDomain, refuseOutsideDomain, refuseTaken, refuseUnknownProfile, refuseWithoutSeat } from './seat-rules.ts';
import { domainNameOf, localPartOf, userDecision, type SeatDomain, type User } from './user.ts';

export const createUserSchema = z.strictObject({
  kind: z.literal('user.create'),
  email,
  displayName: displayName.default(''),
  profile: key.nullable().default(null),
  validity: innerValidity.default({ from: null, until: null }),
});
export type CreateUser = z.output<typeof createUserSchema>;

export interface CreateUserFacts {
  readonly nextId: number;
  /** The domain that goes by the name in the address, as its own or as an alias. */
  readonly domain: SeatDomain | undefined;
  readonly taken: boolean;
  readonly profileKnown: boolean;
}

export function decideCreateUser(command: CreateUser, facts: CreateUserFacts): Decision<User> {
  const domain = knownDomain(facts.domain, domainNameOf(command.email));
  const address = `${localPartOf(command.email)}@${domain.name}`;
  refuseTaken(facts.taken, address);
  refuseUnknownProfile(command.profile, facts.profileKnown);
  refuseOutsideDomain(command.validity, domain);
  refuseWithoutSeat(domain);
  return userDecision.created({
    id: facts.nextId,
    customerId: domain.customerId,
    domainId: domain.id,
    email: address,
    displayName: command.displayName,
    profile: command.profile,
    validity: command.validity,
    suspensionReason: null,
  });
}
