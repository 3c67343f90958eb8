import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { newEntryFields, refuseKeyTaken } from './catalogue-entry.ts';
import { googleClientIds, microsoftClientIds } from './client-ids.ts';
import { productDecision, type Product } from './product.ts';

export const createProductSchema = z.strictObject({
  kind: z.literal('product.create'),
  ...newEntryFields,
  microsoftClientIds: microsoftClientIds.default([]),
  googleClientIds: googleClientIds.default([]),
});
export type CreateProduct = z.output<typeof createProductSchema>;

export interface CreateProductFacts {
  readonly nextId: number;
  readonly keyTaken: boolean;
}

export function decideCreateProduct(command: CreateProduct, facts: CreateProductFacts): Decision<Product> {
  const { kind: _, ...product } = command;
  refuseKeyTaken('product', product.key, facts.keyTaken);
  return productDecision.created({ id: facts.nextId, ...product });
}
