import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { newEntryFields, refuseKeyTaken } from './catalogue-entry.ts';
import { productDecision, type Product } from './product.ts';

export const createProductSchema = z.strictObject({ kind: z.literal('product.create'), ...newEntryFields });
export type CreateProduct = z.output<typeof createProductSchema>;

export interface CreateProductFacts {
  readonly nextId: number;
  readonly keyTaken: boolean;
}

export function decideCreateProduct(command: CreateProduct, facts: CreateProductFacts): Decision<Product> {
  const { key, name, description } = command;
  refuseKeyTaken('product', key, facts.keyTaken);
  return productDecision.created({ id: facts.nextId, key, name, description });
}
