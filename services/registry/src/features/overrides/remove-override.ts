import { decideRemoveOverride, removeOverrideSchema } from '@seatledger/domain/override/remove-override.ts';
import { useCase } from '../../registry-schema.ts';
import { workingSets } from '../../working-set/working-sets.ts';
import { gatherSeat } from '../users/gather-seat.ts';
import { touchedUser } from '../users/save-user.ts';
import { giveUserNewVersion } from '../users/user-queries.ts';
import { findOverride } from './override-queries.ts';
import { deleteOverrides } from './override-set-queries.ts';

export const removeOverride = useCase({
  schema: removeOverrideSchema,
  async gather(tx, { userId, feature }) {
    const { user } = await gatherSeat(tx, userId);
    return { user, override: await findOverride(tx, user, feature) };
  },
  decide: decideRemoveOverride,
  async write(tx, override) {
    await deleteOverrides(tx, [override]);
    await giveUserNewVersion(tx, override.userId);
    return touchedUser({ id: override.userId });
  },
  batch: {
    on: workingSets,
    facts(set, { userId, feature }) {
      const user = set.users.get(userId);
      return { user, override: set.overrides.of(user, feature) };
    },
    apply: (set, override) => set.removeOverride(override),
  },
});
