import { decideRaiseRevocationEpoch, raiseRevocationEpochSchema } from '@seatledger/domain/licence-signing-key/raise-revocation-epoch.ts';
import { useCase } from '../../licence-schema.ts';
import { lockEpoch, setEpoch } from './signing-key-queries.ts';

export const raiseRevocationEpoch = useCase({
  schema: raiseRevocationEpochSchema,
  gather: async (tx) => ({ current: await lockEpoch(tx) }),
  decide: decideRaiseRevocationEpoch,
  async write(tx, epoch) {
    await setEpoch(tx, epoch);
    return [];
  },
});
