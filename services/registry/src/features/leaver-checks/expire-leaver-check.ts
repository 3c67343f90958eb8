import { decideExpireLeaverCheck, expireLeaverCheckSchema } from '@seatledger/domain/leaver-check/expire-leaver-check.ts';
import { useCase } from '../../registry-schema.ts';
import { lockLeaverCheck, removeCheckedFile } from './leaver-check-queries.ts';

export const expireLeaverCheck = useCase({
  schema: expireLeaverCheckSchema,
  gather: async (tx, { id }) => (await lockLeaverCheck(tx, null, id)).check,
  decide: decideExpireLeaverCheck,
  async write(tx, check) {
    await removeCheckedFile(tx, check);
    return [];
  },
});
