import { decideLicence, termsOf } from '@seatledger/domain/licence/licence.ts';
import { describeReason } from '@seatledger/domain/renewal/describe-reason.ts';
import { proposalReasonCodes, proposeSeats, proposeSeatsByUse } from '@seatledger/domain/renewal/propose-seats.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { shownDate, shownId } from '../../api/fields.ts';
import { listOf, type Page } from '../../api/pages.ts';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { countEnds, listEndingDomains, readLocalDays, type EndingDomain, type EndsPage, type EndsSought } from './ending-domain-queries.ts';
import { encodeEnd } from './ends-cursor.ts';

const shownReason = z.strictObject({
  code: z.enum(proposalReasonCodes),
  count: z.int().describe('Of seats.'),
  en: z.string(),
  fr: z.string(),
});

const shownEnd = z.strictObject({
  domainId: shownId,
  customerId: shownId,
  name: z.string(),
  customer: z.string(),
  timeZone: z.string(),
  endsOn: shownDate.describe("The last day, in the customer's time zone."),
  daysLeft: z.int().describe('0 on the last day; negative once it has passed.'),
  graceDays: z.int(),
  status: z.enum(['active', 'grace', 'expired', 'domain_suspended', 'not_started']),
  seatLimit: z.int().nullable().describe('null: as many as there are.'),
  seatsUsed: z.int(),
  seatsSuspended: z.int(),
  seatsExpired: z.int().describe('Whose own end has passed, besides the suspended ones.'),
  seatsAdded: z.int().describe('Of those in use, the ones given within the last 90 days.'),
  seatsSeen: z.int().describe('Of those in use, the ones whose user was seen within the last 90 days.'),
  proposal: z.strictObject({
    seatLimit: z.int().nullable(),
    seatLimitAfterRemovals: z.int().nullable().describe('Where the suspended and expired seats are deleted before.'),
    seatLimitByUse: z
      .int()
      .nullable()
      .describe('The seats that are really used: those seen, and the new ones. null where nobody was seen, and where seats are unlimited.'),
    reasons: z.array(shownReason),
  }),
  version: z.int().positive().describe('Of the domain.'),
});

const shownCounts = z
  .strictObject({ expired: z.int(), grace: z.int(), within30: z.int(), within60: z.int(), within90: z.int() })
  .describe('Of all, whatever `within` says; who ends within 30 days also ends within 60.');

export const shownEnds = z.strictObject({ ...listOf(shownEnd).shape, counts: shownCounts });

/** A page of the ends that are near, and how many there are of them. */
export async function readEnds(
  db: Kysely<RegistrySchema>,
  scope: Scope,
  sought: EndsSought,
  page: Pick<Page, 'limit'> & Pick<EndsPage, 'after'>,
  now: Temporal.Instant,
): Promise<z.output<typeof shownEnds>> {
  const days = await readLocalDays(db, now);
  const rows = await listEndingDomains(db, scope, sought, days, { after: page.after, limit: page.limit + 1 });
  const items = rows.slice(0, page.limit).map((row) => showEnd(row, now));
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > page.limit && last !== undefined ? encodeEnd({ until: last.endsOn, id: Number(last.domainId) }) : null,
    counts: await countEnds(db, scope, sought, days),
  };
}

function showEnd(domain: EndingDomain, now: Temporal.Instant): z.output<typeof shownEnd> {
  const { id, customerId, name, customer, timeZone, today, validUntil, graceDays, version } = domain;
  const { seatLimit, seatsUsed, seatsSuspended, seatsExpired, seatsAdded } = domain;
  const endsOn = validUntil ?? today;
  return {
    domainId: String(id),
    customerId: String(customerId),
    name,
    customer,
    timeZone,
    endsOn,
    daysLeft: Temporal.PlainDate.from(today).until(endsOn).days,
    graceDays,
    status: statusOf(domain, now),
    seatLimit,
    seatsUsed,
    seatsSuspended,
    seatsExpired,
    seatsAdded,
    seatsSeen: domain.seatsSeen,
    proposal: showProposal(domain),
    version,
  };
}

function statusOf({ validFrom, validUntil, graceDays, timeZone, suspended }: EndingDomain, now: Temporal.Instant) {
  const terms = termsOf(
    { validity: { from: validFrom, until: validUntil }, graceDays, timeZone, suspended },
    { validity: { from: null, until: null }, suspended: false },
  );
  const { status } = decideLicence(terms, now.epochMilliseconds);
  if (status === 'unknown' || status === 'suspended') throw new Error(`a domain is never ${status}`);
  return status;
}

function showProposal(domain: EndingDomain): z.output<typeof shownEnd>['proposal'] {
  const { seatLimit, reasons } = proposeSeats({ ...domain, removals: 0 });
  const removals = domain.seatsSuspended + domain.seatsExpired;
  return {
    seatLimit,
    seatLimitAfterRemovals: proposeSeats({ ...domain, removals }).seatLimit,
    seatLimitByUse: proposeSeatsByUse(domain),
    reasons: reasons.map((reason) => ({ ...reason, en: describeReason(reason, 'en'), fr: describeReason(reason, 'fr') })),
  };
}
