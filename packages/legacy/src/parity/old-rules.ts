import { inForce, periodOf } from '@seatledger/domain/validity/validity.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { dateOf, dayAt, dayNumber, noLastDay } from './day-number.ts';
import { FeatureNames, oldFeaturesOf, type OldFeatures } from './old-features.ts';
import type { OldDomain, OldTables, RowRef } from './old-tables.ts';
import { none, type Holding, type OldUser } from './old-users.ts';
import type { OldAnswer } from './service-answer.ts';

/** How far somebody came on the way to a licence; the further to the right, the further. */
export const oldStatuses = [
  'unknown',
  'user_inactive',
  'no_seat',
  'domain_missing',
  'domain_inactive',
  'not_started',
  'ended',
  'unreadable',
  'active',
] as const;
export type OldStatus = (typeof oldStatuses)[number];

/** What the old rules say of an address at an instant, and what it comes from. */
export interface OldDecision {
  readonly status: OldStatus;
  readonly answer: OldAnswer;
  /** Whether the tables have the address as it was asked. */
  readonly isKnown: boolean;
  /** Of the seat that was gone by, in its normal form. */
  readonly seatDomain: string | null;
  /** Rows that decided. */
  readonly rows: readonly RowRef[];
  /** All other rows of the address. */
  readonly related: readonly RowRef[];
  /** By the key of the feature. */
  readonly featureRows: OldFeatures['rows'];
}

interface Way {
  readonly status: OldStatus;
  readonly user: OldUser;
  readonly domain: number;
  readonly profile: number;
  readonly lastDay: number;
  readonly rows: readonly RowRef[];
}

const maxRemembered = 10_000;

/** The rules of the old service over its tables. README.md says them in words. */
export class OldRules {
  readonly #tables: OldTables;
  readonly #timeZone: string;
  readonly #names: FeatureNames;
  readonly #features = new Map<string, OldFeatures>();
  #today = { number: 0, period: { startsAt: Infinity, endsAt: Infinity } };

  constructor(tables: OldTables, mapping: Mapping) {
    this.#tables = tables;
    this.#timeZone = mapping.timeZone;
    this.#names = new FeatureNames(mapping);
  }

  /** `at`: epoch milliseconds. */
  decide(address: string, at: number): OldDecision {
    const today = this.#dayNumberAt(at);
    const users = this.#tables.users.withAddress(address);
    const ways = users.flatMap((user) => this.#waysOf(user, today));
    const [first] = ways;
    if (first === undefined) return nobody;
    const best = ways.reduce((one, other) => (rankOf(other) > rankOf(one) ? other : one), first);
    return this.#decisionOf(best, ways, today);
  }

  /** Asking the time zone database takes longer than all the rest, and questions are of one day. */
  #dayNumberAt(at: number): number {
    if (!inForce(this.#today.period, at)) {
      const date = dayAt(at, this.#timeZone);
      this.#today = { number: dayNumber(date), period: periodOf({ from: date, until: date }, this.#timeZone) };
    }
    return this.#today.number;
  }

  /** One for each seat of a user, in the order of the seats. */
  #waysOf(user: OldUser, today: number): readonly Way[] {
    const tables = this.#tables;
    const row = tables.rowRef('user', user.key);
    const seats = [
      ...(user.domain === none ? [] : [{ domain: user.domain, rows: [] }]),
      ...tables.seatsOf(user.id).map(({ thing, key }) => ({ domain: thing, rows: [tables.rowRef('seat', key)] })),
    ];
    const held = this.#profileOf(user, today);
    const way = { user, domain: none, profile: held.profile, lastDay: noLastDay, rows: [row] };
    if (!user.isReadable) return [{ ...way, status: 'unreadable' }];
    if (!user.isActive) return [{ ...way, status: 'user_inactive' }];
    if (seats.length === 0) return [{ ...way, status: 'no_seat' }];
    return seats.map(({ domain, rows }): Way => {
      const under = tables.domains.get(domain);
      const gone = [row, ...rows, ...(under === undefined ? [] : [under.row]), ...held.rows];
      const lastDay = Math.min(user.lastDay, held.lastDay, under?.lastDay ?? noLastDay);
      return { ...way, domain, lastDay, rows: gone, status: statusOf(user, under, held, today) };
    });
  }

  /** Of several in their days the one that ends last. Of none in its days, the days of the one that ends last. */
  #profileOf({ id, profile }: OldUser, today: number): HeldProfile {
    const held = this.#tables.profilesOf(id);
    const [first] = held;
    if (first === undefined) return { profile, firstDay: 0, lastDay: noLastDay, isReadable: true, rows: [] };
    const inDays = held.filter((one) => one.firstDay <= today && today <= one.lastDay);
    const chosen = (inDays.length > 0 ? inDays : held).reduce((best, one) => (one.lastDay > best.lastDay ? one : best));
    const isReadable = chosen.thing !== none;
    return { ...chosen, profile: chosen.thing, isReadable, rows: [this.#tables.rowRef('user-profile', chosen.key)] };
  }

  #decisionOf({ status, domain, profile, lastDay, rows, user }: Way, ways: readonly Way[], today: number): OldDecision {
    const isLicensed = status === 'active';
    const features = isLicensed ? this.#featuresOf(domain, profile, today) : noFeatures;
    const decided = new Set(rows.map(keyOf));
    const related = ways.flatMap((way) => way.rows).filter((row) => !decided.has(keyOf(row)));
    return {
      status,
      isKnown: true,
      answer:
        status === 'unreadable'
          ? { isAnswered: false, detail: `Row ${user.key} of the old database cannot be read, so what the old service says is not known.` }
          : { isAnswered: true, isLicensed, status, validUntil: isLicensed ? dateOf(lastDay) : undefined, features: features.values },
      seatDomain: this.#tables.domains.get(domain)?.name ?? null,
      rows,
      related,
      featureRows: features.rows,
    };
  }

  #featuresOf(domain: number, profile: number, today: number): OldFeatures {
    const key = `${domain} ${profile} ${today}`;
    const known = this.#features.get(key);
    if (known !== undefined) return known;
    const features = oldFeaturesOf(this.#tables, this.#names, domain, profile, today);
    if (this.#features.size >= maxRemembered) this.#features.clear();
    this.#features.set(key, features);
    return features;
  }
}

interface HeldProfile extends Pick<Holding, 'firstDay' | 'lastDay'> {
  readonly profile: number;
  readonly isReadable: boolean;
  readonly rows: readonly RowRef[];
}

function statusOf(user: OldUser, domain: OldDomain | undefined, held: HeldProfile, today: number): OldStatus {
  if (domain === undefined) return 'domain_missing';
  if (!domain.isReadable || !held.isReadable) return 'unreadable';
  if (!domain.isActive) return 'domain_inactive';
  const days = [user, domain, held];
  if (days.some(({ lastDay }) => lastDay < today)) return 'ended';
  return days.some(({ firstDay }) => firstDay > today) ? 'not_started' : 'active';
}

function rankOf({ status }: Way): number {
  return oldStatuses.indexOf(status);
}

function keyOf({ table, key }: RowRef): string {
  return `${table}|${key}`;
}

const noFeatures: OldFeatures = { values: {}, rows: new Map() };

const nobody: OldDecision = {
  status: 'unknown',
  answer: { isAnswered: true, isLicensed: false, status: 'unknown', validUntil: undefined, features: {} },
  isKnown: false,
  seatDomain: null,
  rows: [],
  related: [],
  featureRows: noFeatures.rows,
};
