import { key, text } from '@seatledger/domain/command/fields.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { problemMediaType } from '@seatledger/platform/http/problem.ts';
import type { Permission } from '@seatledger/domain/role/permissions.ts';
import { idText, shownId } from '@seatledger/platform/http/ids.ts';
import { z } from 'zod';

export { idText, shownId };

export const byId = z.strictObject({ id: idText });
export const byKey = z.strictObject({ key });

/** What the search index finds things by. */
export const searched = text.trim().min(1).max(200);

export const status = z.enum(['active', 'suspended']);

/** What is answered; nothing is converted on the way out. */
export const shownInstant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
  .meta({ format: 'date-time' });
export const shownDate = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .meta({ format: 'date' });
export const shownValidity = z.strictObject({ from: shownDate.nullable(), until: shownDate.nullable() });
export const shownVersion = {
  version: z.int().positive().describe('The ETag without its quotation marks.'),
  createdAt: shownInstant,
  updatedAt: shownInstant,
};

/** The part of a row that every resource shows alike. */
export function versionOf(row: { readonly version: number; readonly createdAt: Temporal.Instant; readonly updatedAt: Temporal.Instant }) {
  return { version: row.version, createdAt: row.createdAt.toString(), updatedAt: row.updatedAt.toString() };
}

const idempotencyKey = {
  'idempotency-key': z
    .string()
    .max(255)
    .regex(/^[\x21-\x7e]+$/, 'must be 1 to 255 visible ASCII characters')
    .optional()
    .describe('The same request under the same key is carried out once and answered alike for 24 hours.'),
};

const percentEncoded = z.string().refine(isPercentEncoded, 'must be percent-encoded (RFC 3986) where it is not ASCII');

/** Looked at where the policy asks for approval. */
const ifProposed = {
  'change-title': percentEncoded.max(600).optional().describe('Title of the change request, where this needs approval; percent-encoded.'),
  'change-reason': percentEncoded.max(1500).optional().describe('Why, for whoever approves it; percent-encoded.'),
  'change-apply-at': z.iso
    .datetime({ offset: true })
    .optional()
    .describe('When it is to be applied, where this needs approval; otherwise at once.'),
};

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

export const creationHeaders = z.looseObject({ ...idempotencyKey, ...ifProposed });

export const writeHeaders = z.looseObject({
  ...idempotencyKey,
  ...ifProposed,
  'if-match': z.string().max(1000).optional().describe('The ETag of the version that is changed.'),
});

export const noFields = z.strictObject({}).nullish();
export const deleted = z.null().describe('Deleted.');

/** A file that is answered in one of these media types. */
export function downloaded<Type extends string>(description: string, ...mediaTypes: readonly Type[]) {
  const content = Object.fromEntries(mediaTypes.map((type) => [type, { schema: z.string() }])) as Record<Type, { schema: z.ZodString }>;
  return { description, content };
}

export function access(permission: Permission) {
  return { access: { permission } };
}

// By its name in the OpenAPI document, rather than written out two hundred times.
const problem = problemSchema.meta({ id: 'Problem' });

type RefusalStatus = 404 | 406 | 408 | 409 | 410 | 412 | 413 | 415 | 422 | 428;

/** The problem documents that a route answers with, besides those of every route (400, 401, 403, 500). */
function refusals<Status extends RefusalStatus>(...statuses: readonly Status[]) {
  const content = { [problemMediaType]: { schema: problem } };
  return Object.fromEntries(statuses.map((one) => [one, { description: meanings[one], content }])) as Record<
    Status,
    { description: string; content: typeof content }
  >;
}

const meanings: Readonly<Record<RefusalStatus, string>> = {
  404: 'It is not there.',
  406: 'It is not answered in what the Accept header allows.',
  408: 'The body did not go on.',
  409: 'Its state, or something else there is, does not allow this.',
  410: 'It was there, and has been removed after its time.',
  412: 'It is no longer the version that If-Match names.',
  413: 'The body is too large.',
  415: 'The body has another media type.',
  422: 'A field names what cannot be, or the Idempotency-Key was used for another request.',
  428: 'If-Match is missing.',
};

export const onRead = refusals(404);
export const onReadWhileKept = refusals(404, 410);
export const onExport = refusals(406);
export const onUpload = refusals(404, 408, 409, 413, 415, 422);
export const onCreate = refusals(404, 409, 422);
export const onAction = refusals(404, 409, 412, 422);
export const onBulk = refusals(422);
export const onCreateMany = refusals(409, 422);
export const onChange = refusals(404, 409, 412, 422, 428);

export const shownValue = z.union([z.boolean(), z.int(), z.string()]);

export const shownEntry = { key: z.string(), name: z.string(), description: z.string(), ...shownVersion };
