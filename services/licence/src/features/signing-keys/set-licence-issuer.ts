import { decideSetLicenceIssuer, setLicenceIssuerSchema } from '@seatledger/domain/licence-signing-key/set-licence-issuer.ts';
import { useCase } from '../../licence-schema.ts';
import { lockSigningTerms, updateSigningTerms } from './signing-key-queries.ts';

export const setLicenceIssuer = useCase({
  schema: setLicenceIssuerSchema,
  gather: async (tx) => ({ current: await lockSigningTerms(tx) }),
  decide: decideSetLicenceIssuer,
  async write(tx, { issuer }) {
    await updateSigningTerms(tx, { issuer });
    return [];
  },
});
