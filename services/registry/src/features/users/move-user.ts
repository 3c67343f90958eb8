import { decideMoveUser, moveUserSchema } from '@seatledger/domain/user/move-user.ts';
import { domainNameOf, localPartOf } from '@seatledger/domain/user/user.ts';
import { useCase } from '../../registry-schema.ts';
import { seatBatch } from '../../working-set/batch-parts.ts';
import { findDomainId, lockSeatDomain, lockSeatDomains } from '../domains/seat-domain-queries.ts';
import { saveUser } from './save-user.ts';
import { findDomainIdOfUser, isAddressTaken, lockUser } from './user-queries.ts';

export const moveUser = useCase({
  schema: moveUserSchema,
  async gather(tx, { id, email }) {
    const fromId = await findDomainIdOfUser(tx, id);
    const toId = await findDomainId(tx, domainNameOf(email));
    const domains = await lockSeatDomains(tx, [fromId ?? 0, toId ?? 0]);
    const user = await lockUser(tx, id);
    return {
      user,
      // Not from where it was, if somebody has moved the user meanwhile.
      from: domains.get(user?.domainId ?? 0) ?? (await lockSeatDomain(tx, user?.domainId)),
      to: domains.get(toId ?? 0),
      taken: toId !== undefined && (await isAddressTaken(tx, toId, localPartOf(email), id)),
    };
  },
  decide: decideMoveUser,
  write: saveUser,
  batch: {
    ...seatBatch,
    facts(set, { id, email }) {
      const { user, domain: from } = set.seat(id);
      const to = set.domainNamed(domainNameOf(email));
      return { user, from, to, taken: set.isTaken(to, localPartOf(email), id) };
    },
  },
});
