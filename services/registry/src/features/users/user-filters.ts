import { email, key } from '@seatledger/domain/command/fields.ts';
import { idText, status } from '../../api/fields.ts';

/** What lists of users can be narrowed to. */
export const userFilters = {
  domainId: idText.optional(),
  customerId: idText.optional(),
  status: status.optional(),
  profile: key.optional().describe('Key of the profile.'),
  email: email.optional().describe('The whole address, under any name of the domain.'),
};
