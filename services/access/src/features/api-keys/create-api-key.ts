import { createApiKeySchema, decideCreateApiKey } from '@seatledger/domain/api-key/create-api-key.ts';
import { databaseTime } from '@seatledger/platform/db/database-time.ts';
import { useCase } from '../../access-schema.ts';
import { insertApiKey, nextServiceId } from './api-key-queries.ts';

export const createApiKey = useCase({
  schema: createApiKeySchema,
  gather: async (tx) => ({ nextId: await nextServiceId(tx), now: await databaseTime(tx) }),
  decide: decideCreateApiKey,
  async write(tx, key) {
    await insertApiKey(tx, key);
    return [];
  },
});
