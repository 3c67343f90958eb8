import { changeUserSchema } from '@seatledger/domain/user/change-user.ts';
import { createUserSchema } from '@seatledger/domain/user/create-user.ts';
import { resourceRoutes } from '../../api/resource-routes.ts';
import { userActions } from './user-actions.ts';
import { userFilters } from './user-filters.ts';
import { lockDomainOfNewUser, lockUserVersion } from './user-lock-queries.ts';
import { countUsers, listUsers, userSorts } from './user-list-queries.ts';
import { readUser, showUser, shownUser } from './users-overview.ts';

export const addUserRoutes = resourceRoutes({
  word: 'user',
  shown: shownUser,
  filters: userFilters,
  sorts: userSorts,
  newOne: createUserSchema.omit({ kind: true }),
  changedOne: changeUserSchema.omit({ kind: true, id: true }),
  said: {
    create: { summary: 'Give somebody a seat', description: 'The address says in which domain.' },
    change: { description: 'What is left out stays as it is. The address changes by the action move.' },
    delete: { summary: 'Delete a user, which frees the seat' },
  },
  list: listUsers,
  count: countUsers,
  read: readUser,
  show: showUser,
  lockNew: (tx, scope, { email }) => lockDomainOfNewUser(tx, scope, email),
  lock: lockUserVersion,
  actions: userActions,
});
