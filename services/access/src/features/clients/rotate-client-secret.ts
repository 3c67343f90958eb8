import { decideRotateClientSecret, rotateClientSecretSchema } from '@seatledger/domain/client/rotate-client-secret.ts';
import { useCase } from '../../access-schema.ts';
import { databaseTime } from '@seatledger/platform/db/database-time.ts';
import { lockClient, nextSecretId, replaceSecrets, setClientOwners } from './client-queries.ts';

export const rotateClientSecret = useCase({
  schema: rotateClientSecretSchema,
  gather: async (tx, { clientId }) => ({
    client: await lockClient(tx, clientId),
    nextSecretId: await nextSecretId(tx),
    now: await databaseTime(tx),
  }),
  decide: decideRotateClientSecret,
  async write(tx, client) {
    await replaceSecrets(tx, client);
    await setClientOwners(tx, client);
    return [];
  },
});
