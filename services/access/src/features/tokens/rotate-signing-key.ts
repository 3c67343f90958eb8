import { decideRotateSigningKey, rotateSigningKeySchema } from '@seatledger/domain/client/rotate-signing-key.ts';
import { useCase } from '../../access-schema.ts';
import { databaseTime } from '@seatledger/platform/db/database-time.ts';
import { lockNewestSigningKey, nextSigningKeyId, replaceSigningKey } from './signing-key-queries.ts';

export const rotateSigningKey = useCase({
  schema: rotateSigningKeySchema,
  gather: async (tx) => ({ newest: await lockNewestSigningKey(tx), nextId: await nextSigningKeyId(tx), now: await databaseTime(tx) }),
  decide: decideRotateSigningKey,
  async write(tx, key) {
    await replaceSigningKey(tx, key);
    return [];
  },
});
