import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { calendarDate, email, id, key, reason } from '../command/fields.ts';
import { decideLicence, worksUntil, type LicenceTerms } from '../licence/licence.ts';
import { addDays, startOfDay } from '../validity/validity.ts';
import { mostLicenceFileDays, type LicenceFile } from './licence-file.ts';

/** Writes down that a licence file was signed; the document itself is kept nowhere. */
export const issueLicenceFileSchema = z.strictObject({
  kind: z.literal('licence-file.issue'),
  email,
  product: key,
  /** The last day, in the customer's time zone. */
  until: calendarDate,
  reason,
  documentId: z.string().regex(/^[\w-]{22}$/),
  /** What it was signed by. */
  kid: z.string().regex(/^[\w-]{43}$/),
  revocationEpoch: z.int().min(0),
  /** When its last day ends, as it says itself. */
  endsAt: z.iso.datetime(),
  issuedBy: z.strictObject({ kind: z.enum(['operator', 'service', 'cli', 'system']), id: id.nullable() }),
});
export type IssueLicenceFile = z.output<typeof issueLicenceFileSchema>;

/** Whose licence it is, and on what terms. */
export interface FiledLicence {
  readonly userId: number;
  readonly customerId: number;
  readonly terms: LicenceTerms;
}

export interface IssueLicenceFileFacts {
  readonly nextId: number;
  /** Undefined where nobody has a licence at the address. */
  readonly licence: FiledLicence | undefined;
  readonly hasProduct: boolean;
  /** As they are now: the kids of those that are not withdrawn. */
  readonly kids: readonly string[];
  readonly revocationEpoch: number;
  /** ISO 8601 instant. */
  readonly now: string;
}

export function decideIssueLicenceFile(command: IssueLicenceFile, facts: IssueLicenceFileFacts): Decision<LicenceFile> {
  const { email, product, until, reason, documentId, kid, revocationEpoch, endsAt, issuedBy } = command;
  const { userId, customerId, terms } = found(facts.licence, 'user', email, 'email');
  if (!facts.hasProduct) throw new CommandRefused('product_not_found', `There is no product ${product}.`, 'product');
  const isAsSigned = facts.kids.includes(kid) && revocationEpoch === facts.revocationEpoch;
  if (!isAsSigned || Date.parse(endsAt) !== endOfFile(terms, until, Date.parse(facts.now))) {
    throw new CommandRefused('licence_file_changed', 'What the file was made of has changed meanwhile; ask for it again.');
  }
  const file = { id: facts.nextId, documentId, userId, product, kid, revocationEpoch, until, endsAt, reason, issuedBy };
  const after = { user: email, product, until, licenceFile: documentId };
  return { outcome: 'changed', plan: file, change: { subject: { kind: 'user', id: userId }, before: null, after, reason, customerId } };
}

/**
 * When a file ends whose last day is this one (epoch milliseconds).
 * @throws CommandRefused where the licence does not allow now, ends before, or the file would be for too long
 */
export function endOfFile(terms: LicenceTerms, until: string, now: number): number {
  if (!decideLicence(terms, now).allowed) {
    throw new CommandRefused('licence_not_valid', 'This person may not work now: there is nothing that a file could say.', 'email');
  }
  const endsAt = startOfDay(until, 1, terms.timeZone);
  if (endsAt <= now) throw new CommandRefused('ends_in_the_past', 'This is over already; give a later end.', 'until');
  const licenceEnd = worksUntil(terms);
  if (endsAt > licenceEnd) {
    const last = addDays(dateIn(terms.timeZone, licenceEnd), -1);
    throw new CommandRefused('licence_ends_before', `The licence works until ${last}; a file cannot be for longer.`, 'until');
  }
  const latest = addDays(dateIn(terms.timeZone, now), mostLicenceFileDays);
  if (until > latest) {
    const detail = `A licence file is for ${mostLicenceFileDays} days at most: until ${latest}.`;
    throw new CommandRefused('licence_file_too_long', detail, 'until');
  }
  return endsAt;
}

function dateIn(timeZone: string, instant: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
