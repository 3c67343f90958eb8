import { decideStartSession, startSessionSchema } from '@seatledger/domain/sign-in/start-session.ts';
import { useCase } from '../../access-schema.ts';
import { nextAccessId } from '../operators/operator-queries.ts';
import { lockProof, useProof } from '../second-factor/second-factor-queries.ts';
import { insertSession } from './session-queries.ts';

export const startSession = useCase({
  schema: startSessionSchema,
  gather: async (tx, { operatorId, proof }) => ({
    nextId: await nextAccessId(tx, 'sessions'),
    ...(await lockProof(tx, operatorId, proof)),
  }),
  decide: decideStartSession,
  async write(tx, session) {
    if (session.proof !== undefined) await useProof(tx, session.operatorId, session.proof, session.at);
    await insertSession(tx, session);
    return [];
  },
});
