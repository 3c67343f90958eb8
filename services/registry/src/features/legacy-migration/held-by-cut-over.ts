import type { DesiredThings, FateReason, Thing, ThingKind } from '@seatledger/legacy/plan/staged.ts';
import type { Judged } from './compare-thing.ts';
import type { Known } from './known-things.ts';

/** Since when Seatledger answers for domains, by each of their names. */
export type CutOverNames = ReadonlyMap<string, Temporal.Instant>;

type Told = Pick<Thing, 'kind' | 'desired'>;

/** Whether something is kept from being made and changed as Seatledger answers for its domain, be it the one that it has or is to have. */
export function cutOverReason(cutOver: CutOverNames, { kind, desired }: Told, known: Known | undefined): FateReason | undefined {
  if (cutOver.size === 0) return undefined;
  for (const state of [desired, known?.state]) {
    const name = state === undefined ? undefined : domainNameIn(kind, state);
    const since = name === undefined ? undefined : cutOver.get(name);
    if (name === undefined || since === undefined) continue;
    const day = since.toString().slice(0, 10);
    const detail =
      `${name} is answered by Seatledger since ${day}; what still changes in the old database is not taken. ` +
      'Drop the row, or cut the domain back to take it in.';
    return { code: 'domain_cut_over', detail };
  }
  return undefined;
}

/** What waits for another reason would be taken in once somebody has decided on it, and so waits for this one. */
export function heldByCutOver(judged: Judged, cutOver: CutOverNames, thing: Told, known: Known | undefined): Judged {
  if (judged.action === 'none' || judged.action === 'link') return judged;
  const reason = cutOverReason(cutOver, thing, known);
  return reason === undefined ? judged : { action: 'quarantine', reason };
}

function domainNameIn(kind: ThingKind, state: DesiredThings[ThingKind]): string | undefined {
  if (kind === 'domain') return (state as DesiredThings['domain']).name;
  if (kind !== 'user') return undefined;
  const { email } = state as DesiredThings['user'];
  return email.slice(email.lastIndexOf('@') + 1);
}
