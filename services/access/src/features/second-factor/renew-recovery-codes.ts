import { decideRenewRecoveryCodes, renewRecoveryCodesSchema } from '@seatledger/domain/sign-in/renew-recovery-codes.ts';
import { useCase } from '../../access-schema.ts';
import { lockSession } from '../sessions/session-queries.ts';
import { countRecoveryCodesLeft, replaceRecoveryCodes } from './second-factor-queries.ts';

export const renewRecoveryCodes = useCase({
  schema: renewRecoveryCodesSchema,
  async gather(tx, { sessionId }) {
    const session = await lockSession(tx, sessionId);
    return { session, codesLeft: await countRecoveryCodesLeft(tx, session?.operatorId ?? 0) };
  },
  decide: decideRenewRecoveryCodes,
  async write(tx, { session, recoveryCodeHashes }) {
    await replaceRecoveryCodes(tx, session.operatorId, recoveryCodeHashes);
    return [];
  },
});
