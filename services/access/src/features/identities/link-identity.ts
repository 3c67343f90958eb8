import { decideLinkIdentity, linkIdentitySchema } from '@seatledger/domain/identity/link-identity.ts';
import { useCase } from '../../access-schema.ts';
import { lockOperator, nextAccessId } from '../operators/operator-queries.ts';
import { findIdentity, insertIdentity } from './identity-queries.ts';

export const linkIdentity = useCase({
  schema: linkIdentitySchema,
  gather: async (tx, command) => ({
    operator: await lockOperator(tx, command.operatorId),
    linked: await findIdentity(tx, command),
    nextId: await nextAccessId(tx, 'identities'),
  }),
  decide: decideLinkIdentity,
  async write(tx, identity) {
    await insertIdentity(tx, identity);
    return [];
  },
});
