import { everyPage } from '../../api/every-page.ts';
import { exportRoute } from '../../api/export-routes.ts';
import { userFilters } from './user-filters.ts';
import { listUsers } from './user-list-queries.ts';
import { showUser } from './users-overview.ts';

/** Its headers are such that an import reads them: who takes the file and brings it back changes nothing. */
export const addUserExport = exportRoute({
  word: 'user',
  plural: 'users',
  permission: 'user.export',
  filters: userFilters,
  rows: (db, scope, filters) => everyPage((page) => listUsers(db, scope, filters, page)),
  show: showUser,
  columns: [
    ['id', (user) => user.id],
    ['email', (user) => user.email],
    ['displayName', (user) => user.displayName],
    ['profile', (user) => user.profile],
    ['validFrom', (user) => user.validity.from],
    ['validUntil', (user) => user.validity.until],
    ['status', (user) => user.status],
    ['suspensionReason', (user) => user.suspensionReason],
    ['suspendedAt', (user) => user.suspendedAt],
    ['domainId', (user) => user.domainId],
    ['customerId', (user) => user.customerId],
    ['version', (user) => user.version],
    ['createdAt', (user) => user.createdAt],
    ['updatedAt', (user) => user.updatedAt],
  ],
});
