import { decideDeleteUser, deleteUserSchema } from '@seatledger/domain/user/delete-user.ts';
import { useCase } from '../../registry-schema.ts';
import { seatBatch } from '../../working-set/batch-parts.ts';
import { gatherSeat } from './gather-seat.ts';
import { touchedUser } from './save-user.ts';
import { deleteUserRow } from './user-queries.ts';

export const deleteUser = useCase({
  schema: deleteUserSchema,
  gather: (tx, { id }) => gatherSeat(tx, id),
  decide: decideDeleteUser,
  async write(tx, user) {
    await deleteUserRow(tx, user.id);
    return touchedUser(user);
  },
  batch: { ...seatBatch, apply: (set, user) => set.removeUser(user) },
});
