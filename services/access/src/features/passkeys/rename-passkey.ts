import { decideRenamePasskey, renamePasskeySchema } from '@seatledger/domain/passkey/rename-passkey.ts';
import { useCase } from '../../access-schema.ts';
import { lockPasskey, updatePasskeyName } from './passkey-queries.ts';

export const renamePasskey = useCase({
  schema: renamePasskeySchema,
  gather: (tx, { operatorId, id }) => lockPasskey(tx, operatorId, id),
  decide: decideRenamePasskey,
  async write(tx, passkey) {
    await updatePasskeyName(tx, passkey);
    return [];
  },
});
