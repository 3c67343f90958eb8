import { changeCustomerSchema, decideChangeCustomer } from '@seatledger/domain/customer/change-customer.ts';
import { useCase } from '../../registry-schema.ts';
import { touchedDomainsOf } from '../domains/save-domain.ts';
import { isReferenceTaken, lockCustomer, updateCustomer } from './customer-queries.ts';
import { touchedCustomer } from './touched-customer.ts';

export const changeCustomer = useCase({
  schema: changeCustomerSchema,
  gather: async (tx, { id, externalReference }) => ({
    customer: await lockCustomer(tx, id),
    referenceTaken: await isReferenceTaken(tx, externalReference, id),
  }),
  decide: decideChangeCustomer,
  async write(tx, { customer, timeZoneChanged }) {
    await updateCustomer(tx, customer);
    return [touchedCustomer(customer), ...(timeZoneChanged ? await touchedDomainsOf(tx, customer.id) : [])];
  },
});
