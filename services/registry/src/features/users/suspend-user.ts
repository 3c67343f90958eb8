import { decideSuspendUser, suspendUserSchema } from '@seatledger/domain/user/suspend-user.ts';
import { useCase } from '../../registry-schema.ts';
import { seatBatch } from '../../working-set/batch-parts.ts';
import { gatherSeat } from './gather-seat.ts';
import { saveUser } from './save-user.ts';

export const suspendUser = useCase({
  schema: suspendUserSchema,
  gather: (tx, { id }) => gatherSeat(tx, id),
  decide: decideSuspendUser,
  write: saveUser,
  batch: seatBatch,
});
