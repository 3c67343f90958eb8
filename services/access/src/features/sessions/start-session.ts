import { decideStartSession, startSessionSchema } from '@seatledger/domain/sign-in/start-session.ts';
import { useCase } from '../../access-schema.ts';
import { nextAccessId } from '../operators/operator-queries.ts';
import { insertSession } from './session-queries.ts';

export const startSession = useCase({
  schema: startSessionSchema,
  gather: (tx) => nextAccessId(tx, 'sessions'),
  decide: decideStartSession,
  async write(tx, session) {
    await insertSession(tx, session);
    return [];
  },
});
