import type { Touched } from '@seatledger/platform/commands/use-case.ts';
import type { ChangedEntity } from '../../registry-schema.ts';

export function touchedCustomer({ id }: { readonly id: number }): Touched<ChangedEntity> {
  return { entity: 'customer', firstId: id, lastId: id };
}
