import { countedCause } from '@seatledger/domain/migration/create-parity-run.ts';
import { answeringSides, blockerCodes, blockersOf } from '@seatledger/domain/migration/readiness.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { shownId, shownInstant } from '../../api/fields.ts';
import { rowLimit, type Page } from '../../api/pages.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { factsOf, listFacts, parityOf, type DomainFactsRow, type DomainParity } from './readiness-queries.ts';

const shownParity = z.strictObject({
  runId: shownId,
  endedAt: shownInstant,
  asked: z.int(),
  agreed: z.int(),
  causes: z.array(countedCause),
});

const shared = {
  id: shownId,
  name: z.string(),
  since: shownInstant.nullable().describe('When it was switched last; null: never.'),
  ready: z.boolean(),
  blockers: z.array(z.strictObject({ code: z.enum(blockerCodes), detail: z.string(), count: z.int().optional() })),
  openQuarantine: z.int().describe('Rows of the domain that somebody has yet to decide on.'),
  parity: shownParity.nullable().describe('What the last parity run that asked about it has found.'),
};
const answeredBy = z.enum(answeringSides);

const shownDomainReadiness = z.strictObject({ ...shared, answeredBy });

/** The same of any domain. */
export const shownDomainCutOver = z.strictObject({
  ...shared,
  answeredBy: answeredBy.nullable().describe('null: it did not come from the old database.'),
  acceptedBlockers: z.array(z.enum(blockerCodes)).describe('What kept it from being ready when it was cut over all the same.'),
});

export const shownReadiness = z.strictObject({
  customer: z.strictObject({ id: shownId, name: z.string() }),
  ready: z.boolean().describe('Whether nothing keeps any of its domains from being cut over.'),
  domains: z.array(shownDomainReadiness).describe('Those that came from the old database.'),
  openQuarantine: z.int(),
});

function showDomain(row: DomainFactsRow, now: Temporal.Instant): z.output<typeof shownDomainReadiness> {
  const blockers = blockersOf(factsOf(row), now);
  return {
    id: String(row.id),
    name: row.name,
    answeredBy: row.answeredBy,
    since: row.since?.toString() ?? null,
    ready: blockers.length === 0,
    blockers: [...blockers],
    openQuarantine: row.openQuarantine,
    parity: showParity(parityOf(row)),
  };
}

function showParity(parity: DomainParity | null): z.output<typeof shownParity> | null {
  if (parity === null) return null;
  return { ...parity, runId: String(parity.runId), endedAt: parity.endedAt.toString(), causes: [...parity.causes] };
}

export function showDomainCutOver(row: DomainFactsRow): z.output<typeof shownDomainCutOver> {
  const acceptedBlockers = [...row.acceptedBlockers];
  if (row.isMigrated) return { ...showDomain(row, row.now), acceptedBlockers };
  return { ...showDomain(row, row.now), answeredBy: null, ready: false, blockers: [], acceptedBlockers };
}

interface CustomerReadiness {
  readonly id: number;
  readonly shown: z.output<typeof shownReadiness>;
}

export interface ReadinessFilter {
  readonly customerId?: number | undefined;
  readonly ready?: boolean | undefined;
}

const customersAtOnce = 500;

/** In the order of the ids of customers. Whether one is ready is decided by the rule of the domain, and by no query. */
export async function listReadiness(
  db: Kysely<RegistrySchema>,
  filter: ReadinessFilter,
  page: Page,
): Promise<readonly CustomerReadiness[]> {
  const { customerId, ready } = filter;
  const limit = ready === undefined ? rowLimit(page) : customersAtOnce;
  const found: CustomerReadiness[] = [];
  for (let after = page.afterId; ;) {
    const customers = byCustomer(await listFacts(db, { after, limit, customerId }));
    found.push(...customers.filter(({ shown }) => ready === undefined || shown.ready === ready));
    const last = customers.at(-1);
    if (last === undefined || customers.length < limit || found.length >= rowLimit(page)) return found.slice(0, rowLimit(page));
    after = last.id;
  }
}

function byCustomer(rows: readonly DomainFactsRow[]): readonly CustomerReadiness[] {
  return [...Map.groupBy(rows, ({ customerId }) => customerId)].map(([id, ofCustomer]) => {
    const domains = ofCustomer.map((row) => showDomain(row, row.now));
    const openQuarantine = domains.reduce((sum, one) => sum + one.openQuarantine, 0);
    const customer = { id: String(id), name: ofCustomer[0]?.customerName ?? '' };
    return { id, shown: { customer, ready: domains.every(({ ready }) => ready), domains, openQuarantine } };
  });
}
