import { z } from 'zod';
import { CommandRefused, type Decision, found } from '../command/decision.ts';
import { key } from '../command/fields.ts';
import { listOf } from '../command/list-of.ts';
import { productDecision, type Product } from './product.ts';

export const deleteProductSchema = z.strictObject({ kind: z.literal('product.delete'), key });
export type DeleteProduct = z.output<typeof deleteProductSchema>;

export interface DeleteProductFacts {
  readonly product: Product | undefined;
  /** Keys of its features. */
  readonly features: readonly string[];
}

export function decideDeleteProduct(command: DeleteProduct, facts: DeleteProductFacts): Decision<Product> {
  const product = found(facts.product, 'product', command.key, 'key');
  if (facts.features.length > 0) {
    throw new CommandRefused('product_not_empty', `${product.key} has features; delete them first: ${listOf(facts.features)}.`, 'key');
  }
  return productDecision.deleted(product);
}
