import { acceptInvitationSchema, decideAcceptInvitation } from '@seatledger/domain/operator/accept-invitation.ts';
import { useCase } from '../../access-schema.ts';
import { insertOperator, isEmailTaken, knownRoleKeys, nextAccessId, operatorExists } from '../operators/operator-queries.ts';
import { nextPersonId } from '../people/person-queries.ts';
import { savePassword } from '../sign-in/password-queries.ts';
import { lockLink, useLink } from './link-queries.ts';

export const acceptInvitation = useCase({
  schema: acceptInvitationSchema,
  async gather(tx, { tokenHash, email }) {
    const link = await lockLink(tx, tokenHash);
    return {
      link,
      nextId: await nextAccessId(tx, 'operators'),
      nextPersonId: await nextPersonId(tx),
      operatorExists: await operatorExists(tx),
      emailTaken: await isEmailTaken(tx, link?.email ?? email),
      knownRoleKeys: await knownRoleKeys(tx),
    };
  },
  decide: decideAcceptInvitation,
  async write(tx, { operator, linkId, passwordHash, at }) {
    await insertOperator(tx, operator);
    if (passwordHash !== null) await savePassword(tx, operator.id, passwordHash, at);
    await useLink(tx, linkId, at);
    return [];
  },
});
