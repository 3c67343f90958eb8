import { everyPage } from '../../api/every-page.ts';
import { exportRoute } from '../../api/export-routes.ts';
import { domainFilters } from './domain-filters.ts';
import { listDomains } from './domain-list-queries.ts';
import { showDomain } from './domains-overview.ts';

export const addDomainExport = exportRoute({
  word: 'domain',
  plural: 'domains',
  permission: 'domain.read',
  filters: domainFilters,
  rows: (db, scope, filters) => everyPage((page) => listDomains(db, scope, filters, page)),
  show: showDomain,
  columns: [
    ['id', (domain) => domain.id],
    ['name', (domain) => domain.name],
    ['aliases', (domain) => domain.aliases.join(' ')],
    ['customerId', (domain) => domain.customerId],
    ['validFrom', (domain) => domain.validity.from],
    ['validUntil', (domain) => domain.validity.until],
    ['seatLimit', (domain) => domain.seatLimit],
    ['seatsUsed', (domain) => domain.seatsUsed],
    ['graceDays', (domain) => domain.graceDays],
    ['offlineLeaseDays', (domain) => domain.offlineLeaseDays],
    ['status', (domain) => domain.status],
    ['suspensionReason', (domain) => domain.suspensionReason],
    ['suspendedAt', (domain) => domain.suspendedAt],
    ['packs', (domain) => JSON.stringify(domain.packs)],
    ['microsoftTenants', (domain) => domain.microsoftTenants.join(' ')],
    ['version', (domain) => domain.version],
    ['createdAt', (domain) => domain.createdAt],
    ['updatedAt', (domain) => domain.updatedAt],
  ],
});
