import { decideRevokeApiKey, revokeApiKeySchema } from '@seatledger/domain/api-key/revoke-api-key.ts';
import { databaseTime } from '@seatledger/platform/db/database-time.ts';
import { useCase } from '../../access-schema.ts';
import { lockApiKey, revokeApiKeyRow } from './api-key-queries.ts';

export const revokeApiKey = useCase({
  schema: revokeApiKeySchema,
  gather: async (tx, { keyId }) => ({ key: await lockApiKey(tx, keyId), now: await databaseTime(tx) }),
  decide: decideRevokeApiKey,
  async write(tx, key) {
    await revokeApiKeyRow(tx, key.id);
    return [];
  },
});
