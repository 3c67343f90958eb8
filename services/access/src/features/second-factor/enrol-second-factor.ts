import { decideEnrolSecondFactor, enrolSecondFactorSchema } from '@seatledger/domain/sign-in/enrol-second-factor.ts';
import { useCase } from '../../access-schema.ts';
import { lockSession, rotateSession } from '../sessions/session-queries.ts';
import { confirmSecret, lockTotpFactor } from './second-factor-queries.ts';

export const enrolSecondFactor = useCase({
  schema: enrolSecondFactorSchema,
  async gather(tx, { sessionId }) {
    const session = await lockSession(tx, sessionId);
    const factor = await lockTotpFactor(tx, session?.operatorId ?? 0);
    return { session, pendingSecret: factor?.pendingSecret?.toString('base64'), enrolled: (factor?.secret ?? null) !== null };
  },
  decide: decideEnrolSecondFactor,
  async write(tx, { session, ...enrolled }) {
    await confirmSecret(tx, session.operatorId, enrolled);
    await rotateSession(tx, session.id, enrolled);
    return [];
  },
});
