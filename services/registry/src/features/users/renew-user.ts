import { decideRenewUser, renewUserSchema } from '@seatledger/domain/user/renew-user.ts';
import { useCase } from '../../registry-schema.ts';
import { seatBatch } from '../../working-set/batch-parts.ts';
import { gatherSeat } from './gather-seat.ts';
import { saveUser } from './save-user.ts';

export const renewUser = useCase({
  schema: renewUserSchema,
  gather: (tx, { id }) => gatherSeat(tx, id),
  decide: decideRenewUser,
  write: saveUser,
  batch: seatBatch,
});
