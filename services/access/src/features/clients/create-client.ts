import { createClientSchema, decideCreateClient } from '@seatledger/domain/client/create-client.ts';
import { databaseTime } from '@seatledger/platform/db/database-time.ts';
import { useCase } from '../../access-schema.ts';
import { nextServiceId } from '../api-keys/api-key-queries.ts';
import { insertClient, nextSecretId } from './client-queries.ts';

export const createClient = useCase({
  schema: createClientSchema,
  gather: async (tx) => ({ nextId: await nextServiceId(tx), nextSecretId: await nextSecretId(tx), now: await databaseTime(tx) }),
  decide: decideCreateClient,
  async write(tx, client) {
    await insertClient(tx, client);
    return [];
  },
});
