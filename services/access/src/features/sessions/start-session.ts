import { decideStartSession, startSessionSchema } from '@seatledger/domain/sign-in/start-session.ts';
import { useCase } from '../../access-schema.ts';
import { lockOperator, nextAccessId } from '../operators/operator-queries.ts';
import { lockProof, readEnrolledFactors, useProof } from '../second-factor/second-factor-queries.ts';
import { findPasswordChange } from '../sign-in/password-queries.ts';
import { insertSession } from './session-queries.ts';

export const startSession = useCase({
  schema: startSessionSchema,
  gather: async (tx, { operatorId, proof }) => ({
    nextId: await nextAccessId(tx, 'sessions'),
    // Whoever suspends them, resets their factors or sets their password locks the operator, too.
    operator: await lockOperator(tx, operatorId),
    factors: await readEnrolledFactors(tx, operatorId),
    passwordChangedAt: await findPasswordChange(tx, operatorId),
    ...(await lockProof(tx, operatorId, proof)),
  }),
  decide: decideStartSession,
  async write(tx, session) {
    if (session.proof !== undefined) await useProof(tx, session.operatorId, session.proof, session.at);
    await insertSession(tx, session);
    return [];
  },
});
