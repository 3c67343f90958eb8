import { email } from '@seatledger/domain/command/fields.ts';
import { idText } from '@seatledger/platform/http/ids.ts';
import { z } from 'zod';

const day = /^\d{4}-\d\d-\d\d$/;
const instant = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** A day in UTC, or an instant. `daysLater`: which midnight of the day is meant. */
function moment(daysLater: 0 | 1) {
  return z
    .string()
    .max(40)
    .regex(instant, 'must be a day (2026-11-22) or an instant (2026-11-22T10:00:00Z)')
    .transform((text, context): Temporal.Instant => {
      const at = instantOf(text, daysLater);
      if (at !== undefined) return at;
      context.addIssue({ code: 'custom', message: `must be a day or an instant that there is, from ${earliest.year} on` });
      return z.NEVER;
    });
}

// Nothing was recorded earlier, and PostgreSQL has no year 0.
const earliest = Temporal.PlainDate.from('1970-01-01');
const latest = Temporal.PlainDate.from('9000-01-01');

function instantOf(text: string, daysLater: 0 | 1): Temporal.Instant | undefined {
  try {
    const date = Temporal.PlainDate.from(text.slice(0, 'YYYY-MM-DD'.length));
    if (Temporal.PlainDate.compare(date, earliest) < 0 || Temporal.PlainDate.compare(date, latest) > 0) return undefined;
    return day.test(text) ? date.add({ days: daysLater }).toZonedDateTime('UTC').toInstant() : Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}

/** What lists of events can be narrowed to. */
export const eventFilters = {
  person: email.optional().describe('E-mail address of somebody, now or earlier: events by and about them.'),
  personReference: z
    .string()
    .max(80)
    .regex(/^(?:user|operator)\/\d{1,15}$|^address\/[0-9a-f]{64}$|^month\/\d{4}-\d\d$/, 'must be a person as the log names them: user/17')
    .optional()
    .describe('The same, by the name of the person in the log.'),
  actor: z
    .string()
    .max(30)
    .regex(/^(?:operator|service)\/\d{1,15}$|^(?:operator|service|cli|system)$/, 'must be a kind of actor, or one of them: operator/3')
    .optional()
    .describe('Whoever acted.'),
  kind: z
    .string()
    .max(64)
    .regex(/^[a-z][a-z-]*\.(?:[a-z][a-z-]*)?$/, 'must be a kind of event, or the beginning of some: user.')
    .optional()
    .describe('All kinds that begin so where it ends with a full stop.'),
  subjectKind: z
    .string()
    .max(64)
    .regex(/^[a-z][a-z-]*$/)
    .optional()
    .describe('What was acted on.'),
  subjectId: idText.optional().describe('Beside `subjectKind`.'),
  customerId: idText.optional(),
  requestId: z
    .string()
    .max(64)
    .regex(/^[\w-]+$/)
    .optional()
    .describe('As the header X-Request-Id of an answer says it.'),
  from: moment(0).optional().describe('A day in UTC, or an instant: what was recorded then or later.'),
  until: moment(1).optional().describe('A day in UTC, which is meant whole, or an instant: what was recorded before.'),
};

const filters = z.object(eventFilters);
export type EventFilters = z.output<typeof filters>;

/** A number of something that is not said to be anything. */
export function namesItsSubject({ subjectKind, subjectId }: Pick<EventFilters, 'subjectKind' | 'subjectId'>): boolean {
  return subjectKind !== undefined || subjectId === undefined;
}
