import { z } from 'zod';
import { shownId } from '../../api/fields.ts';

export const mostItems = 1_000;

export const shownVerdict = z.strictObject({
  action: z.string(),
  id: shownId.nullable().describe('Of what the item names, or has made.'),
  outcome: z.enum(['changed', 'unchanged', 'refused']),
  code: z.string().nullable().describe('Why it was refused: stable.'),
  detail: z.string().nullable(),
  pointer: z.string().nullable().describe('To the field of the request that is to blame.'),
});

export const shownResult = z.strictObject({
  applied: z.boolean().describe('Whether what is `changed` has been; otherwise it is what would be.'),
  dryRun: z.boolean(),
  counts: z.strictObject({ changed: z.int(), unchanged: z.int(), refused: z.int() }),
  refusals: z.record(z.string(), z.int()).optional().describe('Of a filter: how many were refused, by the code.'),
  items: z
    .array(shownVerdict)
    .max(mostItems)
    .describe('A verdict on each item, in the order of the request; of a filter, up to 100 of them as examples, the refused ones first.'),
});
export type ShownResult = z.output<typeof shownResult>;
