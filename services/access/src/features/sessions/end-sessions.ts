import { decideEndSessions, endSessionsSchema } from '@seatledger/domain/sign-in/end-sessions.ts';
import { useCase } from '../../access-schema.ts';
import { endSessionRows, lockOpenSessionIds } from './session-queries.ts';

export const endSessions = useCase({
  schema: endSessionsSchema,
  gather: (tx, { operatorId }) => lockOpenSessionIds(tx, operatorId),
  decide: decideEndSessions,
  async write(tx, { sessionIds, at }) {
    await endSessionRows(tx, sessionIds, at);
    return [];
  },
});
