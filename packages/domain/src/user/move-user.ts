import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { email, id } from '../command/fields.ts';
import { knownDomain, refuseOutsideDomain, refuseTaken, refuseWithoutSeat } from './seat-rules.ts';
import { domainNameOf, localPartOf, type SeatDomain, type User, userDecision } from './user.ts';

/** Gives a user another address, in the same domain or in another one of the same customer. */
export const moveUserSchema = z.strictObject({ kind: z.literal('user.move'), id, email });
export type MoveUser = z.output<typeof moveUserSchema>;

export interface MoveUserFacts {
  readonly user: User | undefined;
  readonly from: SeatDomain | undefined;
  readonly to: SeatDomain | undefined;
  /** Whether somebody else has the new address. */
  readonly taken: boolean;
}

export function decideMoveUser(command: MoveUser, facts: MoveUserFacts): Decision<User> {
  const user = found(facts.user, 'user', command.id);
  const from = found(facts.from, 'domain', user.domainId);
  const to = knownDomain(facts.to, domainNameOf(command.email));
  if (to.customerId !== from.customerId) {
    throw new CommandRefused('other_customer', `${to.name} belongs to another customer; delete the user and create it there.`, 'email');
  }
  const address = `${localPartOf(command.email)}@${to.name}`;
  refuseTaken(facts.taken, address);
  if (to.id !== from.id) {
    refuseOutsideDomain(user.validity, to);
    refuseWithoutSeat(to);
  }
  return userDecision.changed(user, { ...user, domainId: to.id, email: address });
}
