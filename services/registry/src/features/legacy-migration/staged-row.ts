import { entities, type CanonicalRows, type Entity } from '@seatledger/legacy/mapping/canonical-rows.ts';
import { z } from 'zod';

const id = z.string().max(400);
const text = z.string().max(4_000);
const date = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .nullable();
const instant = z.string().max(40).nullable();
const flag = z.boolean().nullable();
const optional = text.nullable();

/** The shapes of mapped rows, as `CanonicalRows` has them: what comes over a network is looked at again. */
const shapes = {
  customer: z.strictObject({
    id,
    name: text,
    externalReference: optional,
    locale: z.enum(['en', 'fr']).nullable(),
    timeZone: optional,
    isActive: flag,
    createdAt: instant,
  }),
  domain: z.strictObject({
    id,
    name: text,
    customerId: id.nullable(),
    validFrom: date,
    validUntil: date,
    isActive: flag,
    seatLimit: z.int().nullable(),
    graceDays: z.int().nullable(),
    createdAt: instant,
  }),
  user: z.strictObject({
    id,
    email: text.regex(/^[^@]+@[^@]+$/),
    firstName: optional,
    lastName: optional,
    displayName: optional,
    isActive: flag,
    validFrom: date,
    validUntil: date,
    domainId: id.nullable(),
    profileId: id.nullable(),
    createdAt: instant,
    lastSeenAt: instant,
  }),
  seat: z.strictObject({ id: id.nullable(), domainId: id, userId: id }),
  'user-profile': z.strictObject({ id: id.nullable(), userId: id, profileId: id, validFrom: date, validUntil: date }),
  profile: z.strictObject({ id, name: text, description: optional }),
  'profile-value': z.strictObject({ id: id.nullable(), profileId: id, featureId: id, value: optional }),
  feature: z.strictObject({ id, code: text, name: optional, description: optional, defaultValue: optional }),
  'domain-pack': z.strictObject({
    id: id.nullable(),
    domainId: id,
    packId: id,
    order: z.number().nullable(),
    validFrom: date,
    validUntil: date,
  }),
  pack: z.strictObject({
    id,
    name: text,
    description: optional,
    settings: z.array(z.strictObject({ code: text, value: z.union([z.boolean(), z.number(), text]).nullable() })).max(5_000),
  }),
  role: z.strictObject({ id, name: text }),
  operator: z.strictObject({ id: id.nullable(), email: text, displayName: optional, roleId: id, isActive: flag }),
} satisfies { readonly [E in Entity]: z.ZodType<CanonicalRows[E]> };

const fault = z.strictObject({
  code: z.string().max(64),
  field: z.string().max(64),
  column: z.string().max(256).nullable(),
  detail: z.string().max(2_000),
});

const envelope = z.strictObject({
  entity: z.enum(Object.keys(entities) as [Entity, ...Entity[]]),
  table: z.string().min(1).max(300),
  key: z.string().max(1_000),
  file: z.string().max(255).nullable(),
  line: z.int().positive().max(2_147_483_647).nullable(),
  /** null where the row could not be mapped: then there are faults. */
  row: z.unknown(),
  /** As it was read, by column. */
  raw: z.record(z.string().max(256), z.string().nullable()),
  faults: z.array(fault).max(500),
});

/** A row of the old database as the command line sends it. */
export type ReceivedRow = Omit<z.output<typeof envelope>, 'row'> & { readonly row: CanonicalRows[Entity] | null };

/** The row that a line of the body says, or what is wrong with it. */
export function parseReceivedRow(
  value: unknown,
): { readonly ok: true; readonly row: ReceivedRow } | { readonly ok: false; readonly detail: string } {
  const parsed = envelope.safeParse(value);
  if (!parsed.success) return { ok: false, detail: issueOf(parsed.error) };
  const { row, ...rest } = parsed.data;
  if (row === null || row === undefined) {
    return rest.faults.length === 0
      ? { ok: false, detail: 'row: is null, and there are no faults' }
      : { ok: true, row: { ...rest, row: null } };
  }
  const mapped = shapes[rest.entity].safeParse(row);
  return mapped.success ? { ok: true, row: { ...rest, row: mapped.data } } : { ok: false, detail: `row.${issueOf(mapped.error)}` };
}

function issueOf({ issues: [issue] }: z.ZodError): string {
  return issue === undefined ? 'unreadable' : `${issue.path.join('.')}: ${issue.message}`;
}

/** What a mapped row is found by: its own old id, those that it refers to, and its natural key. */
export interface Handles {
  readonly oldId: string | null;
  readonly belongsTo: string | null;
  readonly otherId: string | null;
  readonly name: string | null;
}

const none = { oldId: null, belongsTo: null, otherId: null, name: null };

export function handlesOf(entity: Entity, row: CanonicalRows[Entity] | null): Handles {
  if (row === null) return none;
  const oldId = row.id;
  const of = <E extends Entity>(_entity: E) => row as unknown as CanonicalRows[E];
  switch (entity) {
    case 'seat':
      return { ...none, oldId, belongsTo: of(entity).userId, otherId: of(entity).domainId };
    case 'user-profile':
      return { ...none, oldId, belongsTo: of(entity).userId, otherId: of(entity).profileId };
    case 'user':
      return { ...none, oldId, name: of(entity).email };
    case 'operator':
      return { ...none, oldId, belongsTo: of(entity).roleId, name: of(entity).email };
    default:
      return { ...none, oldId };
  }
}

/** The same for the same row in every reading, whatever the schema of the table is called: `user|17`. */
export function sourceKeyOf(table: string, key: string): string {
  return `${table.slice(table.lastIndexOf('.') + 1).toLowerCase()}|${key}`;
}
