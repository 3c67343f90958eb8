import { decideInviteFirstAdministrator, inviteFirstAdministratorSchema } from '@seatledger/domain/operator/invite-first-administrator.ts';
import { useCase } from '../../access-schema.ts';
import { nextAccessId, operatorExists } from '../operators/operator-queries.ts';
import { insertLink, revokeLinks } from './link-queries.ts';

export const inviteFirstAdministrator = useCase({
  schema: inviteFirstAdministratorSchema,
  gather: async (tx) => ({ nextId: await nextAccessId(tx, 'links'), operatorExists: await operatorExists(tx) }),
  decide: decideInviteFirstAdministrator,
  async write(tx, { kind: _, ...invitation }) {
    await revokeLinks(tx, { kind: 'first_administrator', at: invitation.at });
    await insertLink(tx, { kind: 'first_administrator', ...invitation });
    return [];
  },
});
