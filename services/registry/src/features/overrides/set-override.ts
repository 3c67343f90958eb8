import { decideSetOverride, setOverrideSchema } from '@seatledger/domain/override/set-override.ts';
import { useCase } from '../../registry-schema.ts';
import { workingSets } from '../../working-set/working-sets.ts';
import { holdFeatureTypes } from '../features/feature-queries.ts';
import { gatherSeat } from '../users/gather-seat.ts';
import { touchedUser } from '../users/save-user.ts';
import { giveUserNewVersion } from '../users/user-queries.ts';
import { findOverride } from './override-queries.ts';
import { saveOverrides } from './override-set-queries.ts';

export const setOverride = useCase({
  schema: setOverrideSchema,
  async gather(tx, { userId, feature }) {
    const { user } = await gatherSeat(tx, userId);
    const featureType = (await holdFeatureTypes(tx, [feature])).get(feature);
    return { user, featureType, override: await findOverride(tx, user, feature) };
  },
  decide: decideSetOverride,
  async write(tx, override) {
    await saveOverrides(tx, [override]);
    await giveUserNewVersion(tx, override.userId);
    return touchedUser({ id: override.userId });
  },
  batch: {
    on: workingSets,
    facts(set, { userId, feature }) {
      const user = set.users.get(userId);
      return { user, featureType: set.featureTypes.get(feature), override: set.overrides.of(user, feature) };
    },
    apply: (set, override) => set.saveOverride(override),
  },
});
