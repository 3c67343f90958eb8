import { decideEraseUser, eraseUserSchema } from '@seatledger/domain/user/erase-user.ts';
import { useCase } from '../../registry-schema.ts';
import { deleteHistoryOfUsers, findDomainsOfUser, findFormerUser } from '../history/former-user-queries.ts';
import { gatherSeat } from '../users/gather-seat.ts';
import { touchedUser } from '../users/save-user.ts';
import { deleteUserRow } from '../users/user-set-queries.ts';
import { deleteUserEntry } from '../search/search-entry-queries.ts';

export const eraseUser = useCase({
  schema: eraseUserSchema,
  gather: async (tx, { id }) => ({ ...(await gatherSeat(tx, id)), formerUser: await findFormerUser(tx, id) }),
  decide: decideEraseUser,
  async write(tx, user) {
    const domainIds = await findDomainsOfUser(tx, user.id);
    await deleteUserRow(tx, user.id);
    await deleteUserEntry(tx, user.id);
    await deleteHistoryOfUsers(tx, [user.id]);
    // By nothing but their domains can readers of the change feed learn whose answers have changed.
    return [...touchedUser(user), ...domainIds.map((id) => ({ entity: 'domain', firstId: id, lastId: id }) as const)];
  },
});
