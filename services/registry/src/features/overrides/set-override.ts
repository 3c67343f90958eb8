import { decideSetOverride, setOverrideSchema } from '@seatledger/domain/override/set-override.ts';
import { useCase } from '../../registry-schema.ts';
import { holdFeatureTypes } from '../features/feature-queries.ts';
import { gatherSeat } from '../users/gather-seat.ts';
import { touchedUser } from '../users/save-user.ts';
import { giveUserNewVersion } from '../users/user-queries.ts';
import { findOverride, saveOverride } from './override-queries.ts';

export const setOverride = useCase({
  schema: setOverrideSchema,
  async gather(tx, { userId, feature }) {
    const { user } = await gatherSeat(tx, userId);
    const featureType = (await holdFeatureTypes(tx, [feature])).get(feature);
    return { user, featureType, override: await findOverride(tx, user, feature) };
  },
  decide: decideSetOverride,
  async write(tx, override) {
    await saveOverride(tx, override);
    await giveUserNewVersion(tx, override.userId);
    return touchedUser({ id: override.userId });
  },
});
