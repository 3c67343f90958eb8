import { digestOf, lineOf } from '@seatledger/legacy/plan/desired-digest.ts';
import type { FateReason, Thing, ThingKind } from '@seatledger/legacy/plan/staged.ts';
import { knownLine, naturalNameOf, type Known, type KnownThings, type Link } from './known-things.ts';

/** What is to be done about a thing; `none`: it is there, as it is to be or as people have it by now. */
export type Judged =
  | { readonly action: 'create'; readonly digest: string }
  | { readonly action: 'change' | 'link'; readonly digest: string; readonly targetId: number }
  | { readonly action: 'none'; readonly targetId: number }
  | { readonly action: 'quarantine'; readonly reason: FateReason };

export interface JudgedThing {
  readonly judged: Judged;
  readonly known: Known | undefined;
  /** Of what was desired, and of what there is in its place. */
  readonly sourceLine: string;
  readonly seatledgerLine: string | null;
  readonly changedSince: boolean;
}

/**
 * What people have changed in Seatledger stays so: a row that says what it said last time brings nothing, and one that says something
 * else about a thing that was changed meanwhile waits in quarantine.
 */
export function judgeThing<Kind extends ThingKind>(thing: Thing<Kind>, link: Link | undefined, things: KnownThings<Kind>): JudgedThing {
  const { kind, desired } = thing;
  const sourceLine = lineOf<ThingKind>(kind, desired);
  const digest = digestOf(sourceLine);
  const known = link === undefined ? things.byName.get(naturalNameOf(kind, desired)) : things.byId.get(link.targetId);
  const seatledgerLine = known === undefined ? null : knownLine(kind, desired, known);
  const changedSince = link !== undefined && (known === undefined || known.version !== link.targetVersion || link.digest === null);
  const judged =
    link === undefined
      ? judgeNew(thing, digest, known, seatledgerLine === sourceLine)
      : judgeLinked(thing, digest, { link, known, isSame: seatledgerLine === sourceLine });
  return { judged, known, sourceLine, seatledgerLine, changedSince };
}

function judgeNew({ kind, desired }: Thing, digest: string, known: Known | undefined, isSame: boolean): Judged {
  if (known === undefined) return { action: 'create', digest };
  if (isSame || kind === 'product') return { action: 'link', digest, targetId: known.id };
  const name = naturalNameOf<ThingKind>(kind, desired);
  const detail =
    `Seatledger has the ${kind} ${name} already, and not as the old database says. Map the row to it to keep what Seatledger has, ` +
    'or change one of the two.';
  return { action: 'quarantine', reason: { code: 'exists_otherwise', detail } };
}

interface Linked {
  readonly link: Link;
  readonly known: Known | undefined;
  readonly isSame: boolean;
}

function judgeLinked({ kind, desired }: Thing, digest: string, { link, known, isSame }: Linked): Judged {
  const { targetId } = link;
  if (link.digest === null || link.digest === digest) return { action: 'none', targetId };
  const name = naturalNameOf(kind, desired);
  if (known === undefined) {
    const detail = `The row has changed, and the ${kind} ${name} that it became has been removed from Seatledger since; drop the row, or map it.`;
    return { action: 'quarantine', reason: { code: 'removed_meanwhile', detail } };
  }
  if (isSame) return { action: 'link', digest, targetId };
  if (known.version === link.targetVersion) return { action: 'change', digest, targetId };
  const detail =
    `The row has changed, and so has the ${kind} ${name} in Seatledger. Map the row to it to keep what Seatledger has, ` +
    'or change it there to what the row says.';
  return { action: 'quarantine', reason: { code: 'changed_meanwhile', detail } };
}
