import { changedFields } from '@seatledger/domain/audit/changed-fields.ts';
import { fieldLabel } from '@seatledger/domain/audit/field-labels.ts';
import { sentence } from '@seatledger/domain/audit/sentence.ts';
import type { Locale } from '@seatledger/domain/audit/words.ts';
import { shownId } from '@seatledger/platform/http/ids.ts';
import { z } from 'zod';
import type { OpenEvent } from './open-events.ts';

const shownValues = z.record(z.string(), z.unknown()).nullable();

export const shownEvent = z.strictObject({
  id: shownId,
  leafIndex: z.int().min(0).describe('Its place in the log, by which proofs name it.'),
  recordedAt: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
    .meta({ format: 'date-time' }),
  kind: z.string().describe('Such as `user.suspend`.'),
  sentence: z.string().describe('What happened, in the language that was asked for.'),
  actor: z.strictObject({
    kind: z.string().describe('`operator`, `service`, `cli` or `system`.'),
    id: shownId.nullable(),
    name: z.string().nullable(),
  }),
  origin: z.string().nullable().describe('`api`, `cli`, `import`, `task` or `sample`.'),
  address: z.string().nullable().describe('The network address of whoever acted.'),
  requestId: z.string().nullable(),
  changeRequestId: shownId.nullable().describe('The change request by which it was done.'),
  subject: z.strictObject({ kind: z.string(), id: z.string().nullable().describe('null where many are meant.') }),
  customerId: shownId.nullable().describe('Whose it is; null where it is no customer’s.'),
  reason: z.string().nullable(),
  before: shownValues.describe('What was acted on, before; null where it was not there.'),
  after: shownValues.describe('The same afterwards.'),
  erased: z.array(z.string()).max(200).describe('Persons who were erased: what the event said of them is null.'),
  damaged: z.boolean().describe('Whether what is stored has been altered and cannot be read whole. Verify the log.'),
});
export type ShownEvent = z.output<typeof shownEvent>;

export const shownEventWithChanges = shownEvent.extend({
  changedFields: z
    .array(
      z.strictObject({
        field: z.string().describe('A path such as `validity.until`.'),
        label: z.string().describe('What people call it, in the language that was asked for.'),
        before: z.unknown(),
        after: z.unknown(),
      }),
    )
    .max(10_000),
});

export function showEvent(event: OpenEvent, locale: Locale): ShownEvent {
  const {
    kind,
    leafIndex,
    recordedAt,
    actor,
    origin,
    address,
    requestId,
    changeRequestId,
    subject,
    reason,
    before,
    after,
    erased,
    damaged,
  } = event;
  return {
    id: String(event.id),
    leafIndex,
    recordedAt: recordedAt.toString(),
    kind,
    sentence: sentence(event, locale),
    actor: { ...actor, id: idOf(actor.id) },
    origin,
    address,
    requestId,
    changeRequestId: idOf(changeRequestId),
    subject: { ...subject, id: idOf(subject.id) },
    customerId: idOf(event.customerId),
    reason,
    before,
    after,
    erased: [...erased],
    damaged,
  };
}

export function showEventWithChanges(event: OpenEvent, locale: Locale): z.output<typeof shownEventWithChanges> {
  const changed = changedFields(event).map(({ field, ...sides }) => ({ field, label: fieldLabel(field, locale), ...sides }));
  return { ...showEvent(event, locale), changedFields: changed };
}

function idOf(id: number | null): string | null {
  return id === null ? null : String(id);
}
