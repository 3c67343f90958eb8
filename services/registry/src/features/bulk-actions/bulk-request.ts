import { z } from 'zod';
import { bulkItem } from './bulk-item.ts';
import { mostMatching } from './find-matching.ts';
import { listOfAction, matchingAction, matchingFilter } from './matching-action.ts';
import { mostItems } from './shown-result.ts';

/** Either items, or a filter with an action. */
export const bulkRequest = z
  .strictObject({
    items: z.array(bulkItem).min(1).max(mostItems).optional(),
    filter: matchingFilter
      .optional()
      .describe(
        `In place of items, all that a list shows under these filters, ${mostMatching} at most. Needs the permission to read the list.`,
      ),
    action: matchingAction.optional().describe('With `filter`: what is done to each, as an item without its id and version.'),
    expectedCount: z
      .int()
      .min(0)
      .max(mostMatching)
      .optional()
      .describe('With `filter`: how many were seen to match, by a dry run or the count of the list. Must be there unless it is a dry run.'),
    dryRun: z.boolean().default(false).describe('Judge everything and change nothing.'),
    skipRefused: z.boolean().default(false).describe('Change what can be changed, instead of nothing, where an item is refused.'),
  })
  .superRefine((body, { addIssue }) => {
    for (const [field, message] of faultsOf(body)) addIssue({ code: 'custom', path: field.split('/'), message });
  })
  .meta({ examples: [{ items: [{ action: 'user.suspend', id: '56', reason: 'Asked for by the customer.', version: 3 }] }] });

interface Asked {
  readonly items?: unknown;
  readonly filter?: { readonly list: string } | undefined;
  readonly action?: { readonly action: string } | undefined;
  readonly expectedCount?: number | undefined;
  readonly dryRun: boolean;
}

function faultsOf({ items, filter, action, expectedCount, dryRun }: Asked): readonly (readonly [field: string, message: string])[] {
  if (filter === undefined) {
    if (items === undefined) return [['items', 'give either items or filter']];
    const surplus = [...(action === undefined ? [] : ['action']), ...(expectedCount === undefined ? [] : ['expectedCount'])];
    return surplus.map((field) => [field, 'goes with filter']);
  }
  if (items !== undefined) return [['filter', 'give either items or filter']];
  if (action === undefined) return [['action', 'say what is to be done to what matches']];
  if (listOfAction(action.action) !== filter.list) {
    return [['action/action', `is done to ${listOfAction(action.action)}, not to ${filter.list}`]];
  }
  if (expectedCount === undefined && !dryRun) return [['expectedCount', 'say how many were seen to match; a dry run tells']];
  return [];
}
