import { decideInviteOperator, inviteOperatorSchema } from '@seatledger/domain/operator/invite-operator.ts';
import { useCase } from '../../access-schema.ts';
import { isEmailTaken, knownRoleKeys, nextAccessId } from '../operators/operator-queries.ts';
import { insertLink, revokeLinks } from './link-queries.ts';

export const inviteOperator = useCase({
  schema: inviteOperatorSchema,
  gather: async (tx, { email }) => ({
    nextId: await nextAccessId(tx, 'links'),
    emailTaken: await isEmailTaken(tx, email),
    knownRoleKeys: await knownRoleKeys(tx),
  }),
  decide: decideInviteOperator,
  async write(tx, { kind: _, ...invitation }) {
    await revokeLinks(tx, { kind: 'invitation', email: invitation.email, at: invitation.at });
    await insertLink(tx, { kind: 'invitation', ...invitation });
    return [];
  },
});
