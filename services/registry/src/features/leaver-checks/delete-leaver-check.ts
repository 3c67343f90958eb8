import { decideDeleteLeaverCheck, deleteLeaverCheckSchema } from '@seatledger/domain/leaver-check/delete-leaver-check.ts';
import { useCase } from '../../registry-schema.ts';
import { deleteLeaverCheckRow, lockLeaverCheck } from './leaver-check-queries.ts';

export const deleteLeaverCheck = useCase({
  schema: deleteLeaverCheckSchema,
  gather: async (tx, { id }) => (await lockLeaverCheck(tx, null, id)).check,
  decide: decideDeleteLeaverCheck,
  async write(tx, check) {
    await deleteLeaverCheckRow(tx, check);
    return [];
  },
});
