import { decideEraseContact, eraseContactSchema } from '@seatledger/domain/customer/erase-contact.ts';
import { useCase } from '../../registry-schema.ts';
import { lockCustomer, updateCustomer } from '../customers/customer-queries.ts';
import { touchedCustomer } from '../customers/touched-customer.ts';

export const eraseContact = useCase({
  schema: eraseContactSchema,
  gather: (tx, { id }) => lockCustomer(tx, id),
  decide: decideEraseContact,
  async write(tx, customer) {
    await updateCustomer(tx, customer);
    return [touchedCustomer(customer)];
  },
});
