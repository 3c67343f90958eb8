import type { AskedRenewals, EndingDomain, RenewalVerdict } from './renewal-shapes.ts';

/** How all are to be renewed. */
export interface Terms {
  readonly months: number;
  readonly from: 'expiry' | 'today';
  readonly seats: 'keep' | 'proposed';
}

/** What was said by hand of one domain. */
export interface OwnTerms {
  readonly until?: string;
  /** null: as many as there are. */
  readonly seatLimit?: number | null;
}

/** A domain with what is proposed for it. */
export interface PlannedRow {
  readonly domain: EndingDomain;
  /** `YYYY-MM-DD`; undefined until it is known. */
  readonly until: string | undefined;
  readonly seatLimit: number | null;
  readonly isOwn: boolean;
  readonly refusal: RenewalVerdict | undefined;
}

/** `refused` is what was tried as it is said now. */
export function plannedRows(
  domains: readonly EndingDomain[],
  plan: ReadonlyMap<string, RenewalVerdict>,
  own: ReadonlyMap<string, OwnTerms>,
  refused: ReadonlyMap<string, RenewalVerdict> = new Map(),
): readonly PlannedRow[] {
  return domains.map((domain) => {
    const [verdict, said] = [plan.get(domain.domainId), own.get(domain.domainId)];
    return {
      domain,
      until: said?.until ?? verdict?.until ?? undefined,
      seatLimit: said?.seatLimit === undefined ? (verdict?.seatLimit ?? domain.seatLimit) : said.seatLimit,
      isOwn: said !== undefined,
      refusal: refused.get(domain.domainId) ?? (verdict?.outcome === 'refused' && said?.until === undefined ? verdict : undefined),
    };
  });
}

/** What is sent for the rows: the seats of each as they are shown, and the last days that were said by hand. */
export function askedFor(rows: readonly PlannedRow[], { months, from }: Terms, own: ReadonlyMap<string, OwnTerms>): AskedRenewals {
  return {
    domainIds: rows.map(({ domain }) => domain.domainId),
    months,
    from,
    seats: rows.map(({ domain, seatLimit }) => ({ domainId: domain.domainId, seatLimit })),
    lastDays: rows.flatMap(({ domain: { domainId } }) => {
      const until = own.get(domainId)?.until;
      return until === undefined ? [] : [{ domainId, until }];
    }),
  };
}

export function byDomain(verdicts: readonly RenewalVerdict[]): ReadonlyMap<string, RenewalVerdict> {
  return new Map(verdicts.map((verdict) => [verdict.domainId, verdict]));
}
