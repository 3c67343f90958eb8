import { decideDeleteCustomer, deleteCustomerSchema } from '@seatledger/domain/customer/delete-customer.ts';
import { useCase } from '../../registry-schema.ts';
import { findDomainsOf } from '../domains/domain-queries.ts';
import { deleteCustomerRow, lockCustomer } from './customer-queries.ts';
import { touchedCustomer } from './touched-customer.ts';

export const deleteCustomer = useCase({
  schema: deleteCustomerSchema,
  gather: async (tx, { id }) => ({
    customer: await lockCustomer(tx, id),
    domains: (await findDomainsOf(tx, id)).map(({ name }) => name),
  }),
  decide: decideDeleteCustomer,
  async write(tx, customer) {
    await deleteCustomerRow(tx, customer.id);
    return [touchedCustomer(customer)];
  },
});
