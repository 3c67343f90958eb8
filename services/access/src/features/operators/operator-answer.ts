import type { Operator } from '@seatledger/domain/operator/operator.ts';
import { z } from 'zod';

export const operatorAnswer = z
  .object({
    id: z.int(),
    email: z.string(),
    displayName: z.string(),
    locale: z.string(),
    roleKeys: z.array(z.string()),
    customerIds: z.array(z.int()).nullable().meta({ description: 'The customers they are confined to; null: all.' }),
    suspendedAt: z.iso.datetime().nullable(),
    suspensionReason: z.string().nullable(),
    version: z.int(),
  })
  .meta({ description: 'Somebody who signs in.' });

export function operatorAnswerOf(operator: Operator): z.output<typeof operatorAnswer> {
  return { ...operator, roleKeys: [...operator.roleKeys], customerIds: operator.customerIds && [...operator.customerIds] };
}
