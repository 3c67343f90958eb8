import { decideDeleteUser, deleteUserSchema } from '@seatledger/domain/user/delete-user.ts';
import { useCase } from '../../registry-schema.ts';
import { seatBatch } from '../../working-set/batch-parts.ts';
import { findOverrides } from '../overrides/override-queries.ts';
import { gatherSeat } from './gather-seat.ts';
import { touchedUser } from './save-user.ts';
import { deleteUserRow } from './user-set-queries.ts';

export const deleteUser = useCase({
  schema: deleteUserSchema,
  async gather(tx, { id }) {
    const { user } = await gatherSeat(tx, id);
    return { user, overrides: user === undefined ? [] : await findOverrides(tx, new Map([[id, user]])) };
  },
  decide: decideDeleteUser,
  async write(tx, user) {
    await deleteUserRow(tx, user.id);
    return touchedUser(user);
  },
  batch: {
    ...seatBatch,
    facts(set, { id }) {
      const user = set.users.get(id);
      return { user, overrides: user === undefined ? [] : set.overrides.allOf(user) };
    },
    apply: (set, user) => set.removeUser(user),
  },
});
