import type { User } from '@seatledger/domain/user/user.ts';
import type { Touched } from '@seatledger/platform/commands/use-case.ts';
import type { ChangedEntity, Tx } from '../../registry-schema.ts';
import { updateUser } from './user-set-queries.ts';

export async function saveUser(tx: Tx, user: User): Promise<readonly Touched<ChangedEntity>[]> {
  await updateUser(tx, user);
  return touchedUser(user);
}

export function touchedUser(user: { readonly id: number }): readonly Touched<ChangedEntity>[] {
  return [{ entity: 'user', firstId: user.id, lastId: user.id }];
}
