import type { DomainTarget } from '@seatledger/legacy/plan/arrange-domains.ts';
import { arrangeUser, type ArrangedUser } from '@seatledger/legacy/plan/arrange-user.ts';
import type { UserRow } from '@seatledger/legacy/plan/user-rows.ts';
import type { SetTarget } from '@seatledger/legacy/plan/feature-set-keys.ts';
import type { ById, Fate, Thing } from '@seatledger/legacy/plan/staged.ts';
import { judgeThing, type Judged } from './compare-thing.ts';
import { heldByCutOver } from './held-by-cut-over.ts';
import { readKnownUsers, readLinks } from './known-things.ts';
import type { Planning } from './planning.ts';
import { fateOfJudged } from './plan-writer.ts';
import { fetchUsers, heldProfiles, type FetchedUser } from './staged-queries.ts';

export interface PlanningUsers {
  readonly domains: ById<DomainTarget>;
  readonly profiles: ById<SetTarget>;
  /** `YYYY-MM-DD` where the old database's validities are counted. */
  readonly today: string;
}

type ReadyUser = ArrangedUser & { readonly thing: Thing<'user'>; readonly domain: DomainTarget };

/** Users with their seats and profiles, address after address. */
export async function planUsers(planning: Planning, { domains, profiles, today }: PlanningUsers): Promise<void> {
  const { rules, blocked } = planning;
  const world = { domains, profiles, rules, blocked, today };
  const seatsLeft = new Map<number, number>();
  for await (const groups of groupsOf(fetchUsers(planning.tx, planning.migrationId, planning.without))) {
    const arranged = groups.map((rows) => arrangeUser(rows, world));
    await settleUsers(planning, arranged, seatsLeft);
    await planning.writer.flushIfFull();
  }
}

async function settleUsers(planning: Planning, arranged: readonly ArrangedUser[], seatsLeft: Map<number, number>): Promise<void> {
  const ready = arranged.filter((one): one is ReadyUser => one.thing !== null && one.domain !== null);
  const links = await readLinks(
    planning.tx,
    ready.map(({ thing }) => thing.sourceKey),
  );
  const known = await readKnownUsers(
    planning.tx,
    ready.map(({ thing }) => thing.desired.email),
    [...links.values()].map(({ targetId }) => targetId),
  );
  for (const one of arranged) {
    if (one.thing === null || one.domain === null) {
      for (const fate of one.fates) planning.writer.fate(fate, () => 'same');
      continue;
    }
    const { thing, domain } = one;
    const result = judgeThing(thing, links.get(thing.sourceKey), known);
    const held = heldByCutOver(result.judged, planning.cutOver, thing, result.known);
    const judged = withinLimit(held, domain, seatsLeft);
    planning.writer.step(thing, judged);
    const whole = fateOfJudged(thing.position, judged);
    for (const fate of one.fates) planning.writer.fate(fateWith(fate, judged, thing.position), () => whole);
    if (judged.action === 'quarantine') continue;
    const { sourceLine, seatledgerLine, changedSince } = result;
    planning.comparison.add({ kind: 'user', customer: domain.customerName, sourceLine, seatledgerLine, changedSince });
  }
}

/** What is part of a user who waits waits for the user, not for the same reason. */
function fateWith(fate: Fate, judged: Judged, user: number): Fate {
  if (judged.action !== 'quarantine' || fate.fate !== 'part') return fate;
  const detail = `Belongs to the user of row ${user}, who is quarantined; what is decided there decides on this one.`;
  return { position: fate.position, fate: 'quarantined', code: 'user_quarantined', other: user, detail };
}

/** Users beyond the seat limit that the source itself gives wait, the last ones by their addresses. */
function withinLimit(judged: Judged, { position, name, seatLimit }: DomainTarget, seatsLeft: Map<number, number>): Judged {
  if (seatLimit === null || judged.action === 'quarantine') return judged;
  const left = seatsLeft.get(position) ?? seatLimit;
  if (left > 0) {
    seatsLeft.set(position, left - 1);
    return judged;
  }
  if (judged.action !== 'create') return judged;
  const detail = `${name} has ${seatLimit} seats in the old database, and more users; raise the limit, or drop the row.`;
  return { action: 'quarantine', reason: { code: 'seat_limit_reached', detail } };
}

/** Rows with the same address, which come one after the other. */
async function* groupsOf(batches: AsyncIterable<readonly FetchedUser[]>): AsyncGenerator<readonly (readonly UserRow[])[]> {
  let group: UserRow[] = [];
  for await (const batch of batches) {
    const groups: UserRow[][] = [];
    for (const { seats, profiles, ...one } of batch) {
      const [first] = group;
      if (first !== undefined && first.row.email !== one.row.email) {
        groups.push(group);
        group = [];
      }
      const held = heldProfiles(profiles);
      group.push({ ...one, seats: (seats ?? []).map(([position, domainId]) => ({ position, domainId })), profiles: held });
    }
    yield groups;
  }
  if (group.length > 0) yield [group];
}
