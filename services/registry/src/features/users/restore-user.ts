import { decideRestoreUser, restoreUserSchema } from '@seatledger/domain/user/restore-user.ts';
import { domainNameOf, localPartOf } from '@seatledger/domain/user/user.ts';
import { useCase } from '../../registry-schema.ts';
import { wasDeleted } from '../../versioned-rows.ts';
import { findDomainId, lockSeatDomain } from '../domains/seat-domain-queries.ts';
import { holdFeatureTypes } from '../features/feature-queries.ts';
import { saveOverride } from '../overrides/override-queries.ts';
import { isProfileKnown } from '../profiles/profile-queries.ts';
import { touchedUser } from './save-user.ts';
import { insertUser, isAddressTaken } from './user-queries.ts';

export const restoreUser = useCase({
  schema: restoreUserSchema,
  async gather(tx, { id, email, profile, overrides }) {
    const domain = await lockSeatDomain(tx, await findDomainId(tx, domainNameOf(email)));
    return {
      deleted: await wasDeleted(tx, 'users', id),
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
    for (const override of overrides) await saveOverride(tx, override);
    return touchedUser(user);
  },
});
