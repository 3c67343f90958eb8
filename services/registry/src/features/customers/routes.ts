import { changeCustomerSchema } from '@seatledger/domain/customer/change-customer.ts';
import { createCustomerSchema } from '@seatledger/domain/customer/create-customer.ts';
import { resourceRoutes } from '../../api/resource-routes.ts';
import { noVersion } from '../../api/scope.ts';
import { customerFilters } from './customer-filters.ts';
import { lockCustomerVersion } from './customer-lock-queries.ts';
import { countCustomers, listCustomers, customerSorts } from './customer-list-queries.ts';
import { readCustomer, showCustomer, shownCustomer } from './customers-overview.ts';

export const addCustomerRoutes = resourceRoutes({
  word: 'customer',
  shown: shownCustomer,
  filters: customerFilters,
  sorts: customerSorts,
  newOne: createCustomerSchema.omit({ kind: true }),
  changedOne: changeCustomerSchema.omit({ kind: true, id: true }),
  said: {
    create: { summary: 'Create a customer' },
    change: { description: 'What is left out stays as it is; contacts are replaced as a whole.' },
    delete: { summary: 'Delete a customer without domains' },
  },
  list: listCustomers,
  count: countCustomers,
  read: readCustomer,
  show: showCustomer,
  lockNew: noVersion,
  lock: lockCustomerVersion,
  actions: [],
});
