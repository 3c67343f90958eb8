import { createApiKeySchema, decideCreateApiKey } from '@seatledger/domain/api-key/create-api-key.ts';
import { useCase } from '../../access-schema.ts';
import { databaseTime, insertApiKey, nextServiceId } from './api-key-queries.ts';

export const createApiKey = useCase({
  schema: createApiKeySchema,
  gather: async (tx) => ({ nextId: await nextServiceId(tx), now: await databaseTime(tx) }),
  decide: decideCreateApiKey,
  async write(tx, key) {
    await insertApiKey(tx, key);
    return [];
  },
});
