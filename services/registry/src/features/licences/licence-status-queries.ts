import { endingDates } from '@seatledger/domain/licence/ending-licence.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';

/** The dates, made by the rules of validity for one time zone and grace, by which the database tells the status of a licence. */
export interface ZoneDates {
  readonly timeZone: string;
  readonly graceDays: number;
  readonly today: string;
  readonly startedBy: string;
  /** The first day on which a licence may end and yet be active. */
  readonly activeFrom: string;
  /** The same for one that is at least in its grace. */
  readonly graceFrom: string;
}

/** Of every time zone and grace that there is. `at`: epoch milliseconds. */
export async function datesOfZones(db: Kysely<RegistrySchema>, at: number): Promise<readonly ZoneDates[]> {
  const zones = await db
    .selectFrom('domains')
    .innerJoin('customers', 'customers.id', 'domains.customerId')
    .select(['customers.timeZone', 'domains.graceDays'])
    .distinct()
    .execute();
  return zones.map((zone) => {
    const { startedBy, from: graceFrom } = endingDates(zone, at, at);
    const { from: activeFrom } = endingDates({ ...zone, graceDays: 0 }, at, at);
    const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone.timeZone).toPlainDate().toString();
    return { ...zone, today, startedBy, activeFrom, graceFrom };
  });
}

/** The dates as a table `zone`. */
export function zonesOf(zones: readonly ZoneDates[]): RawBuilder<unknown> {
  const column = <Field extends keyof ZoneDates>(field: Field) => zones.map((zone) => zone[field]);
  return sql`unnest(${column('timeZone')}::text[], ${column('graceDays')}::smallint[], ${column('today')}::date[],
    ${column('startedBy')}::date[], ${column('activeFrom')}::date[], ${column('graceFrom')}::date[])
    as zone (time_zone, grace_days, today, started_by, active_from, grace_from)`;
}

/** What a licence depends on, as expressions. */
export interface StatusTerms {
  /** The user. */
  readonly suspended: RawBuilder<unknown>;
  readonly domainSuspended: RawBuilder<unknown>;
  readonly from: RawBuilder<unknown>;
  readonly until: RawBuilder<unknown>;
  /** The table that has the dates. */
  readonly zone: string;
}

export function statusOf({ suspended, domainSuspended, from, until, zone }: StatusTerms): RawBuilder<unknown> {
  const date = (name: 'started_by' | 'active_from' | 'grace_from') => sql.ref(`${zone}.${name}`);
  return sql`case
    when ${suspended} then 'suspended'
    when ${domainSuspended} then 'domain_suspended'
    when ${from} > ${date('started_by')} then 'not_started'
    when ${until} is null or (${until} >= ${date('active_from')} and ${from} <= ${until}) then 'active'
    when ${until} >= ${date('grace_from')} and ${from} <= ${until} then 'grace'
    else 'expired'
  end`;
}
