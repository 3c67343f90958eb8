import { createUserSchema, decideCreateUser } from '@seatledger/domain/user/create-user.ts';
import { domainNameOf, localPartOf } from '@seatledger/domain/user/user.ts';
import { useCase } from '../../registry-schema.ts';
import { workingSets } from '../../working-set/working-sets.ts';
import { findDomainId, lockSeatDomain } from '../domains/seat-domain-queries.ts';
import { isProfileKnown } from '../profiles/profile-queries.ts';
import { touchedUser } from './save-user.ts';
import { isAddressTaken, nextUserId } from './user-queries.ts';
import { insertUser } from './user-set-queries.ts';

export const createUser = useCase({
  schema: createUserSchema,
  async gather(tx, { email, profile }) {
    const domain = await lockSeatDomain(tx, await findDomainId(tx, domainNameOf(email)));
    return {
      domain,
      taken: domain !== undefined && (await isAddressTaken(tx, domain.id, localPartOf(email))),
      profileKnown: await isProfileKnown(tx, profile),
      nextId: await nextUserId(tx),
    };
  },
  decide: decideCreateUser,
  async write(tx, user) {
    await insertUser(tx, user);
    return touchedUser(user);
  },
  batch: {
    on: workingSets,
    facts(set, { email, profile }) {
      const domain = set.domainNamed(domainNameOf(email));
      const taken = set.isTaken(domain, localPartOf(email));
      return { domain, taken, profileKnown: set.isProfileKnown(profile), nextId: set.nextUserId() };
    },
    apply: (set, user) => set.addUser(user),
  },
});
