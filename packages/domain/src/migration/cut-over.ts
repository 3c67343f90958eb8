import { CommandRefused, found } from '../command/decision.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import type { AnsweredBy, BlockerCode, ReadinessFacts } from './readiness.ts';

/** A domain by who answers for it. */
export interface DomainCutOver {
  /** Of the domain. */
  readonly id: number;
  readonly customerId: number;
  readonly customer: string;
  readonly name: string;
  readonly answeredBy: AnsweredBy;
  /** What kept it from being ready, and was accepted when it was cut over. */
  readonly acceptedBlockers: readonly BlockerCode[];
}

/** What decisions on the switch rest on. */
export interface CutOverFacts {
  readonly domain: DomainCutOver | undefined;
  /** null where the domain did not come from the old database. */
  readonly readiness: ReadinessFacts | null;
  readonly now: Temporal.Instant;
}

export const cutOverDecision = decisionsOn<DomainCutOver>(
  'domain',
  ({ customer, name, answeredBy, acceptedBlockers }) => ({ customer, name, answeredBy, acceptedBlockers }),
  ({ customerId }) => customerId,
);

/** @throws CommandRefused `domain_not_found`, `domain_not_migrated` */
export function migratedDomain({ domain, readiness }: CutOverFacts, id: number) {
  const known = found(domain, 'domain', id);
  if (readiness !== null) return { domain: known, readiness };
  const detail = `${known.name} did not come from the old database, which has nothing to answer for it; it is answered by Seatledger alone.`;
  throw new CommandRefused('domain_not_migrated', detail);
}
