import { decideLicence, termsOf, type LicenceStatus } from '@seatledger/domain/licence/licence.ts';
import { addDays } from '@seatledger/domain/validity/validity.ts';
import type { testApi } from './test-api.ts';

/** The day so many days from now, in UTC. */
export function inDays(days: number): string {
  return addDays(Temporal.Now.plainDateISO('UTC').toString(), days);
}

interface UserRow {
  readonly id: string;
  readonly user_from: string | null;
  readonly user_until: string | null;
  readonly suspended: boolean;
  readonly valid_from: string;
  readonly valid_until: string | null;
  readonly domain_suspended: boolean;
  readonly grace_days: number;
  readonly time_zone: string;
}

export interface Decided {
  readonly id: string;
  readonly status: LicenceStatus;
  /** The last valid day. */
  readonly until: string | null;
  readonly daysLeft: number;
}

/** Users of every kind, and what the rules say of them. */
export function testPopulation(api: Pick<ReturnType<typeof testApi>, 'registry' | 'customer' | 'domain' | 'post'>) {
  /** The status of every user by the rules, and how many days it is to their last. */
  async function decided(): Promise<readonly Decided[]> {
    const rows = (await api.registry.rows(
      `select u.id, u.valid_from::text as user_from, u.valid_until::text as user_until, u.suspended_at is not null as suspended, d.valid_from::text,
       d.valid_until::text, d.suspended_at is not null as domain_suspended, d.grace_days, c.time_zone
     from users u join domains d on d.id = u.domain_id join customers c on c.id = d.customer_id`,
    )) as unknown as readonly UserRow[];
    return rows.map((row) => {
      const domain = { graceDays: row.grace_days, timeZone: row.time_zone, suspended: row.domain_suspended };
      const terms = termsOf(
        { ...domain, validity: { from: row.valid_from, until: row.valid_until } },
        { validity: { from: row.user_from, until: row.user_until }, suspended: row.suspended },
      );
      const { until } = terms.validity;
      const daysLeft = until === null ? Infinity : Temporal.Now.plainDateISO(row.time_zone).until(until).days;
      return { id: String(row.id), status: decideLicence(terms, Date.now()).status, until, daysLeft };
    });
  }

  /** Users with and without terms of their own, in domains of all kinds, in three time zones. */
  async function population(): Promise<readonly unknown[]> {
    const customerIds: unknown[] = [];
    for (const [index, timeZone] of ['Pacific/Auckland', 'America/Los_Angeles', 'Europe/Paris'].entries()) {
      const { id: customerId } = await api.customer({ timeZone });
      customerIds.push(customerId);
      for (const [place, until] of [-40, -31, -1, 0, 1, 29, 30, 31, 60, 90, 91, 200, null].entries()) {
        const validity = { from: place === 4 ? inDays(1) : '2026-01-01', until: until === null ? null : inDays(until) };
        const { id } = await api.domain(customerId, `d${index}-${place}.example`, { validity, graceDays: place % 2 === 0 ? 0 : 30 });
        if (place === 5) await api.post(`/v1/domains/${String(id)}/actions/suspend`, { reason: 'unpaid' });
      }
    }
    await api.registry.rows(
      `insert into users (domain_id, local_part, valid_from, valid_until, suspended_at, suspension_reason)
     select d.id, 'u' || n, case when n % 7 = 0 then current_date - 2 + n % 5 end,
       case when n % 3 > 1 then current_date + (n * 7 + d.id::int * 3) % 120 - 40 end,
       case when n % 11 = 0 then now() end, case when n % 11 = 0 then 'left' end
     from domains d, generate_series(1, 40) n
     where coalesce(case when n % 7 = 0 then current_date - 2 + n % 5 end, '-infinity')
       <= coalesce(case when n % 3 > 1 then current_date + (n * 7 + d.id::int * 3) % 120 - 40 end, 'infinity')`,
    );
    return customerIds;
  }

  return { population, decided };
}
