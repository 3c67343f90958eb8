import { changePreferencesSchema, decideChangePreferences } from '@seatledger/domain/preferences/change-preferences.ts';
import { useCase } from '../../access-schema.ts';
import { lockPreferences, savePreferences } from './preference-queries.ts';

export const changePreferences = useCase({
  schema: changePreferencesSchema,
  gather: (tx, { operatorId }) => lockPreferences(tx, operatorId),
  decide: decideChangePreferences,
  async write(tx, preferences) {
    await savePreferences(tx, preferences);
    return [];
  },
});
