import { decideRotateApiKey, rotateApiKeySchema } from '@seatledger/domain/api-key/rotate-api-key.ts';
import { databaseTime } from '@seatledger/platform/db/database-time.ts';
import { useCase } from '../../access-schema.ts';
import { insertApiKey, lockApiKey, nextServiceId, replaceApiKeyRow } from './api-key-queries.ts';

export const rotateApiKey = useCase({
  schema: rotateApiKeySchema,
  gather: async (tx, { keyId }) => ({ key: await lockApiKey(tx, keyId), nextId: await nextServiceId(tx), now: await databaseTime(tx) }),
  decide: decideRotateApiKey,
  async write(tx, { old, successor }) {
    await replaceApiKeyRow(tx, old);
    await insertApiKey(tx, successor);
    return [];
  },
});
