import type { DomainTarget } from './arrange-domains.ts';
import { isBlocked } from './blocked.ts';
import type { LegacyUser } from '../mapping/canonical-rows.ts';
import { chooseProfile } from './choose-profile.ts';
import type { HeldProfile, UserRow, UserWorld } from './user-rows.ts';
import type { DesiredValidity, Fate, FateReason, Thing } from './staged.ts';

export interface ArrangedUser {
  readonly thing: Thing<'user'> | null;
  /** Of the thing, where there is one. */
  readonly domain: DomainTarget | null;
  readonly fates: readonly Fate[];
}

interface GoodSeat {
  readonly position: number | null;
  readonly domain: DomainTarget;
}

/** What the rows of one address come to: one user, under the domain of the address, with one profile. */
export function arrangeUser(rows: readonly UserRow[], world: UserWorld): ArrangedUser {
  const fates: Fate[] = [];
  const home = rows.flatMap((row) => seatsOf(row, world, fates));
  const best = rows.toSorted((a, b) => rank(b, home) - rank(a, home) || a.position - b.position)[0] as UserRow;
  const domainName = best.row.email.slice(best.row.email.lastIndexOf('@') + 1);
  const seat = home.find(({ domain }) => domain.name === domainName);
  for (const { position } of rows) if (position !== best.position) fates.push(sameAddress(position, best.position));
  const blockedBy = seat === undefined ? whyNoSeat(best, home, fates, domainName, world) : undefined;
  if (seat === undefined || blockedBy !== undefined) return notAUser(rows, best, home, fates, blockedBy as NoUser);
  fates.push(...fatesOfSeats(home, seat, best.position));
  const chosen = chooseProfile(profilesOf(rows, best, world.today, fates), best, world);
  const validity = validityOf(best.row, chosen.held, seat.domain);
  if ('code' in validity) {
    fates.push({ position: best.position, fate: 'quarantined', ...validity });
    return { thing: null, domain: null, fates: [...partsQuarantined(fates, best.position), ...waiting(chosen.fates, best.position)] };
  }
  const displayName = nameOf(best.row);
  const desired = {
    email: best.row.email,
    displayName: displayName.slice(0, 200),
    profile: chosen.key,
    validity: validity.validity,
    suspended: best.row.isActive === false,
  };
  const thing: Thing<'user'> = { kind: 'user', position: best.position, sourceKey: best.sourceKey, desired };
  return { thing, domain: seat.domain, fates: [...fates, ...chosen.fates, { position: best.position, fate: 'thing' }] };
}

/** The profiles of all rows of an address: what has ended for another row than the one that is taken ends nothing for that one. */
function profilesOf(rows: readonly UserRow[], best: UserRow, today: string, fates: Fate[]): readonly HeldProfile[] {
  return rows.flatMap(({ position: of, profiles }) =>
    profiles.filter(({ position, validUntil }) => {
      if (of === best.position || validUntil === null || validUntil >= today) return true;
      const detail = `Ended on ${validUntil} for row ${of}, which has the same address as row ${best.position}; that one is taken.`;
      fates.push({ position, fate: 'left_out', code: 'profile_ended', other: best.position, detail });
      return false;
    }),
  );
}

/** Of rows with one address, the one that has a seat and is in force, then the first. */
function rank({ row, seats }: UserRow, home: readonly GoodSeat[]): number {
  const hasSeat = seats.some(({ position }) => home.some((good) => good.position === position));
  return (hasSeat ? 2 : 0) + (row.isActive === false ? 0 : 1);
}

/** The seats of a row whose domain comes over; of the others, their fates. */
function seatsOf({ row, seats }: UserRow, { domains, blocked }: UserWorld, fates: Fate[]): readonly GoodSeat[] {
  const good: GoodSeat[] = [];
  if (row.domainId !== null) {
    const own = domains.get(row.domainId);
    if (own?.ok === true) good.push({ position: null, domain: own.target });
  }
  for (const { position, domainId } of seats) {
    const domain = domains.get(domainId);
    if (domain?.ok === true) good.push({ position, domain: domain.target });
    else fates.push(isBlocked({ position, word: 'domain', id: domainId, resolved: domain, blocked }));
  }
  return good;
}

type NoUser = FateReason & { readonly fate: 'quarantined' | 'left_out' };

function whyNoSeat(best: UserRow, good: readonly GoodSeat[], fates: readonly Fate[], domainName: string, world: UserWorld): NoUser {
  if (good.length > 0) {
    const names = [...new Set(good.map(({ domain }) => domain.name))].join(', ');
    const detail =
      `Has an address of ${domainName} and a seat under ${names}; a user is under the domain of the address. ` +
      'Correct the address or the domain of the seat, or drop the row.';
    return { fate: 'quarantined', code: 'address_outside_seat', detail };
  }
  const lost = fates.find((fate) => fate.fate === 'quarantined');
  if (lost !== undefined && 'code' in lost) {
    const detail = `The only seat (row ${lost.position}) is quarantined; what is decided there decides on this one.`;
    return { fate: 'quarantined', code: 'domain_quarantined', other: lost.position, detail };
  }
  const fate = world.rules.decisions.usersWithoutSeat === 'leave-out' ? 'left_out' : 'quarantined';
  const detail =
    `${best.row.email} has no seat in the old database, so there is nothing to bring over. Give the user a seat there and plan again, ` +
    'map the row to a user of Seatledger, or drop it.';
  return { fate, code: 'no_seat', detail };
}

function notAUser(rows: readonly UserRow[], best: UserRow, good: readonly GoodSeat[], fates: readonly Fate[], why: NoUser): ArrangedUser {
  const own: Fate = { position: best.position, ...why };
  const parts = [...good.map(({ position }) => position), ...rows.flatMap(({ profiles }) => profiles.map(({ position }) => position))];
  const waitingParts = parts.filter((position) => position !== null).map((position) => ofUser(position, best.position, why.fate));
  return { thing: null, domain: null, fates: [...fates, own, ...waitingParts] };
}

function ofUser(position: number, other: number, fate: NoUser['fate']): Fate {
  const detail =
    fate === 'left_out'
      ? `Belongs to the user of row ${other}, who is left out.`
      : `Belongs to the user of row ${other}, who is quarantined; what is decided there decides on this one.`;
  return { position, fate, code: 'user_quarantined', other, detail };
}

function fatesOfSeats(good: readonly GoodSeat[], home: GoodSeat, of: number): readonly Fate[] {
  return good.flatMap(({ position, domain }): readonly Fate[] => {
    if (position === null) return [];
    if (position === home.position) return [{ position, fate: 'part', of }];
    if (domain.position === home.domain.position) {
      return [
        { position, fate: 'merged', code: 'same_seat', other: of, detail: `Is a second seat of the same user under ${domain.name}.` },
      ];
    }
    if (domain.customer !== home.domain.customer) {
      const detail = `Is a seat under ${domain.name} of a user of ${home.domain.name}, which belongs to another customer; drop it, or give it an address there.`;
      return [{ position, fate: 'quarantined', code: 'seat_of_other_customer', other: of, detail }];
    }
    const detail = `Is a second seat, under ${domain.name}; the user has one, under ${home.domain.name} as the address says.`;
    return [{ position, fate: 'merged', code: 'second_domain', other: of, detail }];
  });
}

function sameAddress(position: number, other: number): Fate {
  return {
    position,
    fate: 'merged',
    code: 'same_address',
    other,
    detail: `Has the same address as row ${other}, which is taken for both.`,
  };
}

/** Those of the fates that made rows part of a user who is none. */
function partsQuarantined(fates: readonly Fate[], of: number): readonly Fate[] {
  return fates.map((fate) => (fate.fate === 'part' ? ofUser(fate.position, of, 'quarantined') : fate));
}

const waiting = partsQuarantined;

function nameOf({ displayName, firstName, lastName }: LegacyUser): string {
  return displayName ?? [firstName, lastName].filter((part) => part !== null).join(' ');
}

/** The days on which the row, the profile and the domain agree; a side on which the domain decides is left to it. */
function validityOf(
  { validFrom, validUntil }: LegacyUser,
  held: HeldProfile | undefined,
  { name, validity }: DomainTarget,
): { readonly validity: DesiredValidity } | FateReason {
  const from = latest(validFrom, held?.validFrom ?? null);
  const until = earliest(validUntil, held?.validUntil ?? null);
  if (from !== null && until !== null && until < from) {
    return { code: 'empty_validity', detail: `The user's days end on ${until}, before they start on ${from}; correct one of the two.` };
  }
  if ((until !== null && until < validity.from) || (from !== null && validity.until !== null && from > validity.until)) {
    const detail =
      `The user's days (${from ?? 'any'} to ${until ?? 'any'}) lie outside those of ${name} ` +
      `(${validity.from} to ${validity.until ?? 'further notice'}); correct them, or drop the row.`;
    return { code: 'outside_domain', detail };
  }
  return {
    validity: {
      from: from !== null && from <= validity.from ? null : from,
      until: until !== null && validity.until !== null && until >= validity.until ? null : until,
    },
  };
}

function latest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
