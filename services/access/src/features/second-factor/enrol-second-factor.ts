import { decideEnrolSecondFactor, enrolSecondFactorSchema } from '@seatledger/domain/sign-in/enrol-second-factor.ts';
import { useCase } from '../../access-schema.ts';
import { lockSession, rotateSession } from '../sessions/session-queries.ts';
import { confirmSecret, lockEnrolledFactors, lockTotpFactor } from './second-factor-queries.ts';
import { deleteReset } from './second-factor-reset-queries.ts';

export const enrolSecondFactor = useCase({
  schema: enrolSecondFactorSchema,
  async gather(tx, { sessionId }) {
    const session = await lockSession(tx, sessionId);
    const operatorId = session?.operatorId ?? 0;
    const factors = await lockEnrolledFactors(tx, operatorId);
    return { session, factors, pendingSecret: (await lockTotpFactor(tx, operatorId))?.pendingSecret?.toString('base64') };
  },
  decide: decideEnrolSecondFactor,
  async write(tx, { session, ...enrolled }) {
    await confirmSecret(tx, session.operatorId, enrolled);
    await deleteReset(tx, session.operatorId);
    await rotateSession(tx, session.id, enrolled);
    return [];
  },
});
