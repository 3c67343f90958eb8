import { decideReplacePassword, replacePasswordSchema } from '@seatledger/domain/sign-in/replace-password.ts';
import { useCase } from '../../access-schema.ts';
import { revokeLinks } from '../invitations/link-queries.ts';
import { endSessionRows, lockOpenSessionIds, lockSession } from '../sessions/session-queries.ts';
import { lockPasswordHash, savePassword } from './password-queries.ts';

export const replacePassword = useCase({
  schema: replacePasswordSchema,
  async gather(tx, { sessionId }) {
    const session = await lockSession(tx, sessionId);
    return { session, passwordHash: await lockPasswordHash(tx, session?.operatorId ?? 0) };
  },
  decide: decideReplacePassword,
  async write(tx, { operatorId, sessionId, passwordHash, at }) {
    await savePassword(tx, operatorId, passwordHash, at);
    await revokeLinks(tx, { kind: 'password_reset', operatorId, at });
    const others = (await lockOpenSessionIds(tx, operatorId)).filter((id) => id !== sessionId);
    if (others.length > 0) await endSessionRows(tx, others, at);
    return [];
  },
});
