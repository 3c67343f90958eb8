import type { SeatDomain, User } from '@seatledger/domain/user/user.ts';
import type { Tx } from '../../registry-schema.ts';
import { lockSeatDomain, lockSeatDomainOfUser } from '../domains/seat-domain-queries.ts';
import { lockUser } from './user-queries.ts';

/** A user and its domain, both locked: the domain first, as everything that writes users does. */
export async function gatherSeat(tx: Tx, userId: number): Promise<{ user: User | undefined; domain: SeatDomain | undefined }> {
  const domain = await lockSeatDomainOfUser(tx, userId);
  const user = await lockUser(tx, userId);
  const moved = user !== undefined && user.domainId !== domain?.id;
  return { user, domain: moved ? await lockSeatDomain(tx, user.domainId) : domain };
}
