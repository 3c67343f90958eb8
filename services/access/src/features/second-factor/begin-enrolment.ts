import { beginEnrolmentSchema, decideBeginEnrolment } from '@seatledger/domain/sign-in/enrol-second-factor.ts';
import { useCase } from '../../access-schema.ts';
import { lockSession } from '../sessions/session-queries.ts';
import { savePendingSecret } from './second-factor-queries.ts';

export const beginEnrolment = useCase({
  schema: beginEnrolmentSchema,
  gather: (tx, { sessionId }) => lockSession(tx, sessionId),
  decide: decideBeginEnrolment,
  async write(tx, { session, sealedSecret }) {
    await savePendingSecret(tx, session.operatorId, Buffer.from(sealedSecret, 'base64'));
    return [];
  },
});
