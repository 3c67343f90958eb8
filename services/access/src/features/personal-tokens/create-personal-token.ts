import { createPersonalTokenSchema, decideCreatePersonalToken } from '@seatledger/domain/personal-token/create-personal-token.ts';
import { useCase } from '../../access-schema.ts';
import { databaseTime } from '@seatledger/platform/db/database-time.ts';
import { insertPersonalToken, nextPersonalTokenId, readPermissionsOfOperator } from './personal-token-queries.ts';
import { lockSession } from '../sessions/session-queries.ts';

export const createPersonalToken = useCase({
  schema: createPersonalTokenSchema,
  gather: async (tx, { operatorId, sessionId }) => ({
    // Whoever ends all sessions, and takes the tokens back, waits for this one or comes first.
    session: await lockSession(tx, sessionId),
    nextId: await nextPersonalTokenId(tx),
    now: await databaseTime(tx),
    permissions: await readPermissionsOfOperator(tx, operatorId),
  }),
  decide: decideCreatePersonalToken,
  async write(tx, token) {
    await insertPersonalToken(tx, token);
    return [];
  },
});
