import { decideRegisterPasskey, registerPasskeySchema } from '@seatledger/domain/passkey/register-passkey.ts';
import { useCase } from '../../access-schema.ts';
import { nextAccessId } from '../operators/operator-queries.ts';
import { lockEnrolledFactors, replaceRecoveryCodes } from '../second-factor/second-factor-queries.ts';
import { deleteReset } from '../second-factor/second-factor-reset-queries.ts';
import { lockSession, rotateSession } from '../sessions/session-queries.ts';
import { findPasskeyKey, insertPasskey } from './passkey-queries.ts';

export const registerPasskey = useCase({
  schema: registerPasskeySchema,
  async gather(tx, { sessionId, credentialId }) {
    const session = await lockSession(tx, sessionId);
    return {
      session,
      factors: await lockEnrolledFactors(tx, session?.operatorId ?? 0),
      nextId: await nextAccessId(tx, 'passkeys'),
      credentialTaken: (await findPasskeyKey(tx, credentialId)) !== undefined,
    };
  },
  decide: decideRegisterPasskey,
  async write(tx, passkey) {
    await insertPasskey(tx, passkey);
    if (passkey.recoveryCodeHashes !== null) await replaceRecoveryCodes(tx, passkey.operatorId, passkey.recoveryCodeHashes);
    await deleteReset(tx, passkey.operatorId);
    await rotateSession(tx, passkey.sessionId, passkey);
    return [];
  },
});
