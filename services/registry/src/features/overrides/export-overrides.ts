import { exportRoute } from '../../api/export-routes.ts';
import { idText } from '../../api/fields.ts';
import { listAllOverrides, showOverride } from './overrides-overview.ts';

/** Those of all users, or of some: each with its user. */
export const addOverrideExport = exportRoute({
  word: 'override',
  plural: 'overrides',
  permission: 'user.export',
  filters: { userId: idText.optional(), domainId: idText.optional(), customerId: idText.optional() },
  rows: listAllOverrides,
  show: ({ userId, localPart, domainName, ...row }) => ({
    userId: String(userId),
    email: `${localPart}@${domainName}`,
    ...showOverride(row),
  }),
  columns: [
    ['userId', (override) => override.userId],
    ['email', (override) => override.email],
    ['feature', (override) => override.feature],
    ['value', (override) => override.value],
    ['validFrom', (override) => override.validity.from],
    ['validUntil', (override) => override.validity.until],
    ['reason', (override) => override.reason],
    ['createdAt', (override) => override.createdAt],
  ],
});
