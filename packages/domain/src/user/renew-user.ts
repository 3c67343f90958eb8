import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { calendarDate, id } from '../command/fields.ts';
import { refuseOutsideDomain } from './seat-rules.ts';
import { type SeatDomain, type User, userDecision } from './user.ts';

/** Gives the user an end of its own; `until: null` lets it end with the domain. */
export const renewUserSchema = z.strictObject({ kind: z.literal('user.renew'), id, until: calendarDate.nullable() });
export type RenewUser = z.output<typeof renewUserSchema>;

export interface RenewUserFacts {
  readonly user: User | undefined;
  readonly domain: SeatDomain | undefined;
}

export function decideRenewUser(command: RenewUser, facts: RenewUserFacts): Decision<User> {
  const user = found(facts.user, 'user', command.id);
  const domain = found(facts.domain, 'domain', user.domainId);
  const { from } = user.validity;
  if (from !== null && command.until !== null && command.until < from) {
    throw new CommandRefused('ends_before_start', `This seat starts on ${from}; it cannot end before.`, 'until');
  }
  const validity = { from, until: command.until };
  refuseOutsideDomain(validity, domain);
  return userDecision.changed(user, { ...user, validity });
}
