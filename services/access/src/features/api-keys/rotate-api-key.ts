import { decideRotateApiKey, rotateApiKeySchema } from '@seatledger/domain/api-key/rotate-api-key.ts';
import { useCase } from '../../access-schema.ts';
import { databaseTime, insertApiKey, lockApiKey, nextServiceId, replaceApiKeyRow } from './api-key-queries.ts';

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
