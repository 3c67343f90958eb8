import { decideReinstateUser, reinstateUserSchema } from '@seatledger/domain/user/reinstate-user.ts';
import { useCase } from '../../registry-schema.ts';
import { seatBatch } from '../../working-set/batch-parts.ts';
import { gatherSeat } from './gather-seat.ts';
import { saveUser } from './save-user.ts';

export const reinstateUser = useCase({
  schema: reinstateUserSchema,
  gather: (tx, { id }) => gatherSeat(tx, id),
  decide: decideReinstateUser,
  write: saveUser,
  batch: seatBatch,
});
