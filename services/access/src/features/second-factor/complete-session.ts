import { completeSessionSchema, decideCompleteSession } from '@seatledger/domain/sign-in/complete-session.ts';
import { useCase } from '../../access-schema.ts';
import { lockSession, rotateSession } from '../sessions/session-queries.ts';
import { lockProof, useProof } from './second-factor-queries.ts';

export const completeSession = useCase({
  schema: completeSessionSchema,
  async gather(tx, { id, proof }) {
    const session = await lockSession(tx, id);
    return { session, ...(await lockProof(tx, session?.operatorId ?? 0, proof)) };
  },
  decide: decideCompleteSession,
  async write(tx, { session, proof, ...rotated }) {
    await useProof(tx, session.operatorId, proof, rotated.at);
    await rotateSession(tx, session.id, rotated);
    return [];
  },
});
