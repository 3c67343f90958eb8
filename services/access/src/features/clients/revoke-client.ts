import { decideRevokeClient, revokeClientSchema } from '@seatledger/domain/client/revoke-client.ts';
import { useCase } from '../../access-schema.ts';
import { databaseTime } from '@seatledger/platform/db/database-time.ts';
import { lockClient, revokeClientRow } from './client-queries.ts';

export const revokeClient = useCase({
  schema: revokeClientSchema,
  gather: async (tx, { clientId }) => ({ client: await lockClient(tx, clientId), now: await databaseTime(tx) }),
  decide: decideRevokeClient,
  async write(tx, { id }) {
    await revokeClientRow(tx, id);
    return [];
  },
});
