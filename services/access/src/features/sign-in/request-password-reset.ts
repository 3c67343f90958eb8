import { decideRequestPasswordReset, requestPasswordResetSchema } from '@seatledger/domain/sign-in/request-password-reset.ts';
import { useCase } from '../../access-schema.ts';
import { insertLink, revokeLinks } from '../invitations/link-queries.ts';
import { nextAccessId } from '../operators/operator-queries.ts';

export const requestPasswordReset = useCase({
  schema: requestPasswordResetSchema,
  gather: (tx) => nextAccessId(tx, 'links'),
  decide: decideRequestPasswordReset,
  async write(tx, { kind: _, ...link }) {
    await revokeLinks(tx, { kind: 'password_reset', operatorId: link.operatorId, at: link.at });
    await insertLink(tx, { kind: 'password_reset', ...link });
    return [];
  },
});
