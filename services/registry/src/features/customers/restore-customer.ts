import { decideRestoreCustomer, restoreCustomerSchema } from '@seatledger/domain/customer/restore-customer.ts';
import { useCase } from '../../registry-schema.ts';
import { findDeleted } from '../../versioned-rows.ts';
import { insertCustomer, isReferenceTaken } from './customer-queries.ts';
import { touchedCustomer } from './touched-customer.ts';

export const restoreCustomer = useCase({
  schema: restoreCustomerSchema,
  gather: async (tx, { id, externalReference }) => ({
    deleted: (await findDeleted(tx, 'customers', [id])).has(id),
    referenceTaken: await isReferenceTaken(tx, externalReference),
  }),
  decide: decideRestoreCustomer,
  async write(tx, customer) {
    await insertCustomer(tx, customer);
    return [touchedCustomer(customer)];
  },
});
