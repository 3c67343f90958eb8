import { isErased } from '@seatledger/domain/operator/erase-operator.ts';
import type { Operator } from '@seatledger/domain/operator/operator.ts';
import { shownId } from '@seatledger/platform/http/ids.ts';
import { z } from 'zod';

export const operatorAnswer = z
  .object({
    id: shownId,
    email: z.string(),
    displayName: z.string(),
    locale: z.string(),
    roleKeys: z.array(z.string()),
    customerIds: z.array(shownId).nullable().meta({ description: 'The customers they are confined to; null: all.' }),
    personId: shownId.nullable().meta({ description: 'The human being: accounts of the same one have the same. Null: they were erased.' }),
    suspendedAt: z.iso.datetime().nullable(),
    suspensionReason: z.string().nullable(),
    version: z.int(),
  })
  .meta({ description: 'Somebody who signs in.' });

export function operatorAnswerOf(operator: Operator): z.output<typeof operatorAnswer> {
  const { id, personId, roleKeys, customerIds } = operator;
  return {
    ...operator,
    id: String(id),
    personId: isErased(operator) ? null : String(personId),
    roleKeys: [...roleKeys],
    customerIds: customerIds?.map(String) ?? null,
  };
}
