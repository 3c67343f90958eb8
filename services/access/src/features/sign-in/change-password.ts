import { changePasswordSchema, decideChangePassword } from '@seatledger/domain/sign-in/change-password.ts';
import { useCase } from '../../access-schema.ts';
import { lockLink, revokeLinks } from '../invitations/link-queries.ts';
import { endAllSessions } from '../sessions/session-queries.ts';
import { savePassword } from './password-queries.ts';

export const changePassword = useCase({
  schema: changePasswordSchema,
  gather: (tx, { tokenHash }) => lockLink(tx, tokenHash),
  decide: decideChangePassword,
  async write(tx, { operatorId, passwordHash, at }) {
    await savePassword(tx, operatorId, passwordHash, at);
    await revokeLinks(tx, { kind: 'password_reset', operatorId, at });
    await endAllSessions(tx, operatorId, at);
    return [];
  },
});
