import { key } from '@seatledger/domain/command/fields.ts';

/** What lists of features can be narrowed to. */
export const featureFilters = { product: key.optional().describe('Key of the product.') };
