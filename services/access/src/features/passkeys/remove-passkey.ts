import { decideRemovePasskey, removePasskeySchema } from '@seatledger/domain/passkey/remove-passkey.ts';
import { useCase } from '../../access-schema.ts';
import { lockEnrolledFactors } from '../second-factor/second-factor-queries.ts';
import { countFirstFactors } from '../sign-in/first-factor-queries.ts';
import { deletePasskey, lockPasskey } from './passkey-queries.ts';

export const removePasskey = useCase({
  schema: removePasskeySchema,
  gather: async (tx, { operatorId, id }) => ({
    factors: await lockEnrolledFactors(tx, operatorId),
    passkey: await lockPasskey(tx, operatorId, id),
    firstFactors: await countFirstFactors(tx, operatorId),
  }),
  decide: decideRemovePasskey,
  async write(tx, passkey) {
    await deletePasskey(tx, passkey);
    return [];
  },
});
