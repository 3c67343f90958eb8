import { requestStates } from '@seatledger/domain/change-request/change-request.ts';
import { z } from 'zod';
import type { Answer } from '../../api/answers.ts';
import { shownId, shownInstant, shownVersion } from '../../api/fields.ts';
import { etagOf } from '@seatledger/platform/http/etag.ts';

const author = z.strictObject({ kind: z.enum(['operator', 'service', 'cli']), id: shownId.nullable(), name: z.string() });
const said = z.strictObject({ en: z.string(), fr: z.string() });

const movedInWords = z
  .strictObject({ label: z.string(), approved: z.string().nullable(), now: z.string().nullable() })
  .describe('In words: `10 → 20`, or the value alone where the command leaves it alone; null where it says nothing of the field.');

const failedItem = z.strictObject({
  position: z.int().min(0).describe('Which command, from 0.'),
  code: z.string(),
  detail: z.string(),
  moved: z
    .array(z.strictObject({ field: z.string(), approved: z.unknown(), now: z.unknown(), en: movedInWords, fr: movedInWords }))
    .max(100)
    .describe('What it comes to by now in place of what was approved.'),
});

export const shownRequest = z.strictObject({
  id: shownId,
  state: z.enum(requestStates),
  title: z.string(),
  reason: z.string().nullable(),
  summary: said.describe('What its commands come to, by their kinds.'),
  proposer: author,
  size: z.int().describe('How many commands.'),
  kinds: z.array(z.string()).max(100),
  customerIds: z.array(shownId).max(100_000).describe('All whose the commands are.'),
  digest: z.string().describe('SHA-256 of all that is approved, in hex; an approval names it.'),
  requirements: z
    .array(z.strictObject({ approvals: z.int(), approverRoles: z.array(z.string()).max(50), given: z.int() }))
    .max(50)
    .describe('All must be met; `given`: approvals that count for it.'),
  applyAt: shownInstant.nullable().describe('null: as soon as it is approved.'),
  dueAt: shownInstant.nullable(),
  expiresAt: shownInstant.nullable(),
  appliedAt: shownInstant.nullable(),
  failure: z
    .strictObject({ code: z.string(), detail: z.string(), items: z.array(failedItem).max(100) })
    .nullable()
    .describe('Why it could not be applied, and what has moved.'),
  reversesId: shownId.nullable().describe('The request that this one undoes.'),
  reversedById: shownId.nullable().describe('The latest request that undoes this one.'),
  glassBrokenBy: shownId.nullable().describe('The operator who applied it without its approvals.'),
  reviewDueAt: shownInstant.nullable(),
  reviewedBy: shownId.nullable(),
  ...shownVersion,
});
export type ShownRequest = z.output<typeof shownRequest>;

/** What a write answers where the policy asks for approval. */
export const proposed = {
  202: {
    description: 'Nothing has changed yet: this change request waits for approval.',
    content: { 'application/json': { schema: shownRequest } },
  },
};

export function showingRequest(request: ShownRequest, status: 200 | 201 | 202 = 202): Answer {
  const location = status === 200 ? null : `/v1/change-requests/${request.id}`;
  return { status, body: request, etag: etagOf(request.version), location };
}
