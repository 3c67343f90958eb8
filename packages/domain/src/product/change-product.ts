import { found } from '../command/decision.ts';
import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { changedEntryFields } from './catalogue-entry.ts';
import { googleClientIds, microsoftClientIds } from './client-ids.ts';
import { productDecision, type Product } from './product.ts';

export const changeProductSchema = z.strictObject({
  kind: z.literal('product.change'),
  ...changedEntryFields,
  microsoftClientIds: microsoftClientIds.optional(),
  googleClientIds: googleClientIds.optional(),
});
export type ChangeProduct = z.output<typeof changeProductSchema>;

export function decideChangeProduct(command: ChangeProduct, facts: { readonly product: Product | undefined }): Decision<Product> {
  const product = found(facts.product, 'product', command.key, 'key');
  return productDecision.changed(product, {
    ...product,
    name: command.name ?? product.name,
    description: command.description ?? product.description,
    microsoftClientIds: command.microsoftClientIds ?? product.microsoftClientIds,
    googleClientIds: command.googleClientIds ?? product.googleClientIds,
  });
}
