import { decideRevokePersonalToken, revokePersonalTokenSchema } from '@seatledger/domain/personal-token/revoke-personal-token.ts';
import { useCase } from '../../access-schema.ts';
import { databaseTime } from '@seatledger/platform/db/database-time.ts';
import { lockPersonalToken, revokePersonalTokenRow } from './personal-token-queries.ts';

export const revokePersonalToken = useCase({
  schema: revokePersonalTokenSchema,
  gather: async (tx, { operatorId, tokenId }) => ({
    token: await lockPersonalToken(tx, operatorId, tokenId),
    now: await databaseTime(tx),
  }),
  decide: decideRevokePersonalToken,
  async write(tx, { id }) {
    await revokePersonalTokenRow(tx, id);
    return [];
  },
});
