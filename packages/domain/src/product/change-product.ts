import { found } from '../command/decision.ts';
import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { changedEntryFields } from './catalogue-entry.ts';
import { productDecision, type Product } from './product.ts';

export const changeProductSchema = z.strictObject({ kind: z.literal('product.change'), ...changedEntryFields });
export type ChangeProduct = z.output<typeof changeProductSchema>;

export function decideChangeProduct(command: ChangeProduct, facts: { readonly product: Product | undefined }): Decision<Product> {
  const product = found(facts.product, 'product', command.key, 'key');
  const { name = product.name, description = product.description } = command;
  return productDecision.changed(product, { ...product, name, description });
}
