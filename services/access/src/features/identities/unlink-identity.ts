import { decideUnlinkIdentity, unlinkIdentitySchema } from '@seatledger/domain/identity/unlink-identity.ts';
import { useCase } from '../../access-schema.ts';
import { lockOperator } from '../operators/operator-queries.ts';
import { countFirstFactors } from '../sign-in/first-factor-queries.ts';
import { deleteIdentity, findOwnIdentity } from './identity-queries.ts';

export const unlinkIdentity = useCase({
  schema: unlinkIdentitySchema,
  async gather(tx, { operatorId, id }) {
    // Two that are unlinked at once wait for each other here, so that one of them stays.
    await lockOperator(tx, operatorId);
    return {
      identity: await findOwnIdentity(tx, operatorId, id),
      firstFactors: await countFirstFactors(tx, operatorId),
    };
  },
  decide: decideUnlinkIdentity,
  async write(tx, { id }) {
    await deleteIdentity(tx, id);
    return [];
  },
});
