import { decideEraseUser, eraseUserSchema } from '@seatledger/domain/user/erase-user.ts';
import { useCase } from '../../registry-schema.ts';
import { deleteHistoryOfUsers, findFormerUser } from '../history/former-user-queries.ts';
import { gatherSeat } from '../users/gather-seat.ts';
import { touchedUser } from '../users/save-user.ts';
import { deleteUserRow } from '../users/user-set-queries.ts';
import { deleteUserEntry } from '../search/search-entry-queries.ts';

export const eraseUser = useCase({
  schema: eraseUserSchema,
  gather: async (tx, { id }) => ({ ...(await gatherSeat(tx, id)), formerUser: await findFormerUser(tx, id) }),
  decide: decideEraseUser,
  async write(tx, user) {
    await deleteUserRow(tx, user.id);
    await deleteUserEntry(tx, user.id);
    await deleteHistoryOfUsers(tx, [user.id]);
    return touchedUser(user);
  },
});
