import { z } from 'zod';
import { id, reason, text } from '../command/fields.ts';

/** The fields that the commands on change requests are made of. */

export const title = text.trim().max(200);
export const comment = text.trim().min(1, 'must say something').max(2000);
export const digest = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex');
/** As exact as the database keeps it: a digest that was made of more would never be met again. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((value) => Temporal.Instant.from(value).round({ smallestUnit: 'microsecond', roundingMode: 'floor' }).toString());

export const author = z.strictObject({ kind: z.enum(['operator', 'service', 'cli']), id: id.nullable(), name: z.string().min(1).max(254) });

export const content = {
  title,
  reason: reason.nullable(),
  applyAt: instant.nullable(),
  size: z.int().min(1),
  kinds: z.array(z.string().max(64)).min(1).max(100),
  customerIds: z.array(id),
  digest,
};

export const terms = {
  requirements: z.array(z.strictObject({ approvals: z.int().min(1), approverRoles: z.array(z.string().max(64)) })).max(50),
  dueAt: instant.nullable(),
  expiresAt: instant.nullable(),
};

/** The operator in whose place somebody does what approvers do; null: by themselves. */
export const onBehalfOf = id.nullable();

export const operatorIds = z.array(id).max(100);
export const personIds = z.array(id).max(100);
