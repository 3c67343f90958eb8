import { decideEndDelegation, endDelegationSchema } from '@seatledger/domain/delegation/end-delegation.ts';
import { databaseTime } from '@seatledger/platform/db/database-time.ts';
import { useCase } from '../../registry-schema.ts';
import { endDelegationRow, lockDelegation } from './delegation-queries.ts';

export const endDelegation = useCase({
  schema: endDelegationSchema,
  gather: async (tx, { id }) => ({ delegation: await lockDelegation(tx, id), now: await databaseTime(tx) }),
  decide: decideEndDelegation,
  async write(tx, delegation) {
    await endDelegationRow(tx, delegation);
    return [];
  },
});
