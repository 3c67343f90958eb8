import {
  decideRotateLicenceSigningKey,
  rotateLicenceSigningKeySchema,
} from '@seatledger/domain/licence-signing-key/rotate-licence-signing-key.ts';
import { databaseTime } from '@seatledger/platform/db/database-time.ts';
import { nextId } from '@seatledger/platform/db/next-id.ts';
import { useCase } from '../../licence-schema.ts';
import { insertSigningKey, lockSigningKeys } from './signing-key-queries.ts';

export const rotateLicenceSigningKey = useCase({
  schema: rotateLicenceSigningKeySchema,
  async gather(tx) {
    // Of two that begin at once the second finds the key of the first.
    const keys = await lockSigningKeys(tx);
    return { keys, nextId: await nextId(tx, 'licence.signing_keys'), now: await databaseTime(tx) };
  },
  decide: decideRotateLicenceSigningKey,
  async write(tx, key) {
    await insertSigningKey(tx, key);
    return [];
  },
});
