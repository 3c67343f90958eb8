import { decideRehashPassword, rehashPasswordSchema } from '@seatledger/domain/sign-in/change-password.ts';
import { useCase } from '../../access-schema.ts';
import { replacePasswordHash } from './password-queries.ts';

export const rehashPassword = useCase({
  schema: rehashPasswordSchema,
  gather: async () => null,
  decide: decideRehashPassword,
  async write(tx, { operatorId, replaces, passwordHash }) {
    await replacePasswordHash(tx, operatorId, replaces, passwordHash);
    return [];
  },
});
