import { everyPage } from '../../api/every-page.ts';
import { exportRoute } from '../../api/export-routes.ts';
import { customerFilters } from './customer-filters.ts';
import { listCustomers } from './customer-list-queries.ts';
import { showCustomer } from './customers-overview.ts';

export const addCustomerExport = exportRoute({
  word: 'customer',
  plural: 'customers',
  permission: 'customer.read',
  filters: customerFilters,
  rows: (db, scope, filters) => everyPage((page) => listCustomers(db, scope, filters, page)),
  show: showCustomer,
  columns: [
    ['id', (customer) => customer.id],
    ['name', (customer) => customer.name],
    ['externalReference', (customer) => customer.externalReference],
    ['locale', (customer) => customer.locale],
    ['timeZone', (customer) => customer.timeZone],
    ['contacts', (customer) => JSON.stringify(customer.contacts)],
    ['version', (customer) => customer.version],
    ['createdAt', (customer) => customer.createdAt],
    ['updatedAt', (customer) => customer.updatedAt],
  ],
});
