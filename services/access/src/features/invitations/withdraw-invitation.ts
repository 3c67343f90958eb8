import { decideWithdrawInvitation, withdrawInvitationSchema } from '@seatledger/domain/operator/withdraw-invitation.ts';
import { useCase } from '../../access-schema.ts';
import { lockLinkById, useLink } from './link-queries.ts';

export const withdrawInvitation = useCase({
  schema: withdrawInvitationSchema,
  gather: async (tx, { id }) => ({ link: await lockLinkById(tx, id) }),
  decide: decideWithdrawInvitation,
  async write(tx, { linkId, at }) {
    await useLink(tx, linkId, at);
    return [];
  },
});
