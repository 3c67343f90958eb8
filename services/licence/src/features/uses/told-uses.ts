import { z } from 'zod';

const longestEmail = 1_000;
const longestKey = 64;
const mostAtOnce = 1_000;
const mostOfOne = 1_000_000;

const toldUse = z.strictObject({
  email: z
    .string()
    .max(longestEmail)
    .meta({ description: 'The address of the person.', examples: ['ana@acme.example'] }),
  product: z
    .string()
    .min(1)
    .max(longestKey)
    .meta({ description: 'The key of a product.', examples: ['excel-addin'] }),
  feature: z
    .string()
    .min(1)
    .max(longestKey)
    .meta({ description: 'The key of one of its features.', examples: ['cube.connect'] }),
  count: z.int().min(1).max(mostOfOne).meta({ description: 'How many times.' }),
  at: z.iso
    .datetime()
    .optional()
    .meta({ description: 'When, for the last time; now where it is left out. Not counted where it is more than 31 days ago.' }),
});

export type OneToldUse = z.output<typeof toldUse>;

/** The body of `POST /v1/licences/uses`. */
export const toldUses = z.strictObject({
  uses: z
    .array(toldUse)
    .min(1)
    .max(mostAtOnce)
    .meta({ description: 'Those of people or features that are not known are left out silently.' }),
});

/** Its answer. */
export const receivedUses = z.strictObject({ received: z.int().min(1).meta({ description: 'How many uses came, known or not.' }) });
