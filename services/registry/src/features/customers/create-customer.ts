import { createCustomerSchema, decideCreateCustomer } from '@seatledger/domain/customer/create-customer.ts';
import { useCase } from '../../registry-schema.ts';
import { insertCustomer, isReferenceTaken } from './customer-queries.ts';
import { nextRegistryId } from '../../versioned-rows.ts';
import { touchedCustomer } from './touched-customer.ts';

export const createCustomer = useCase({
  schema: createCustomerSchema,
  gather: async (tx, { externalReference }) => ({
    nextId: await nextRegistryId(tx, 'customers'),
    referenceTaken: await isReferenceTaken(tx, externalReference),
  }),
  decide: decideCreateCustomer,
  async write(tx, customer) {
    await insertCustomer(tx, customer);
    return [touchedCustomer(customer)];
  },
});
