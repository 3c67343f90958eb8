import { decideRaiseRevocationEpoch, raiseRevocationEpochSchema } from '@seatledger/domain/licence-signing-key/raise-revocation-epoch.ts';
import { useCase } from '../../licence-schema.ts';
import { lockSigningTerms, updateSigningTerms } from './signing-key-queries.ts';

export const raiseRevocationEpoch = useCase({
  schema: raiseRevocationEpochSchema,
  gather: async (tx) => ({ current: await lockSigningTerms(tx) }),
  decide: decideRaiseRevocationEpoch,
  async write(tx, { revocationEpoch }) {
    await updateSigningTerms(tx, { revocationEpoch });
    return [];
  },
});
