import { decideRestoreUser, restoreUserSchema } from '@seatledger/domain/user/restore-user.ts';
import { domainNameOf, localPartOf } from '@seatledger/domain/user/user.ts';
import { useCase } from '../../registry-schema.ts';
import { findDeleted } from '../../versioned-rows.ts';
import { workingSets } from '../../working-set/working-sets.ts';
import { findDomainId, lockSeatDomain } from '../domains/seat-domain-queries.ts';
import { holdFeatureTypes } from '../features/feature-queries.ts';
import { saveOverrides } from '../overrides/override-set-queries.ts';
import { isProfileKnown } from '../profiles/profile-queries.ts';
import { touchedUser } from './save-user.ts';
import { isAddressTaken } from './user-queries.ts';
import { insertUser } from './user-set-queries.ts';

export const restoreUser = useCase({
  schema: restoreUserSchema,
  async gather(tx, { id, email, profile, overrides }) {
    const domain = await lockSeatDomain(tx, await findDomainId(tx, domainNameOf(email)));
    return {
      deleted: (await findDeleted(tx, 'users', [id])).has(id),
      domain,
      taken: domain !== undefined && (await isAddressTaken(tx, domain.id, localPartOf(email))),
      profileKnown: await isProfileKnown(tx, profile),
      types: await holdFeatureTypes(
        tx,
        overrides.map(({ feature }) => feature),
      ),
    };
  },
  decide: decideRestoreUser,
  async write(tx, { user, overrides }) {
    await insertUser(tx, user);
    await saveOverrides(tx, overrides);
    return touchedUser(user);
  },
  batch: {
    on: workingSets,
    facts(set, { id, email, profile }) {
      const domain = set.domainNamed(domainNameOf(email));
      const taken = set.isTaken(domain, localPartOf(email));
      return { deleted: set.wasUserDeleted(id), domain, taken, profileKnown: set.isProfileKnown(profile), types: set.featureTypes };
    },
    apply: (set, restored) => set.restoreUser(restored),
  },
});
