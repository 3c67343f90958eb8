import type { Entity } from '@seatledger/legacy/mapping/canonical-rows.ts';
import type { Blocked } from '@seatledger/legacy/plan/blocked.ts';
import type { PlanRules } from '@seatledger/legacy/plan/plan-rules.ts';
import type { Fate, Staged, Thing, ThingKind } from '@seatledger/legacy/plan/staged.ts';
import type { Tx } from '../../registry-schema.ts';
import { judgeThing, type Judged } from './compare-thing.ts';
import { Comparison } from './comparison.ts';
import { heldByCutOver, type CutOverNames } from './held-by-cut-over.ts';
import { readKnown, readLinks, type Known } from './known-things.ts';
import { fateOfJudged, PlanWriter } from './plan-writer.ts';
import { readStaged, type SetAside } from './staged-queries.ts';

/** What the stages of planning have in common. */
export class Planning {
  readonly writer: PlanWriter;
  readonly comparison = new Comparison();
  readonly tx: Tx;
  readonly migrationId: number;
  readonly rules: PlanRules;
  /** Positions of rows that are not looked at together with the others. */
  readonly without: readonly number[];
  readonly blocked: Blocked;
  readonly cutOver: CutOverNames;

  constructor(tx: Tx, migrationId: number, rules: PlanRules, setAside: readonly SetAside[], cutOver: CutOverNames) {
    this.tx = tx;
    this.migrationId = migrationId;
    this.rules = rules;
    this.cutOver = cutOver;
    this.without = setAside.map(({ position }) => position);
    this.writer = new PlanWriter(
      tx,
      migrationId,
      new Set(setAside.filter(({ fate }) => fate === 'dropped').map(({ position }) => position)),
    );
    const byId = new Map(setAside.map(({ entity, oldId, position }) => [`${entity} ${oldId}`, position]));
    this.blocked = (word, id) => byId.get(`${word} ${id}`);
  }

  async staged<One extends Entity>(entity: One): Promise<readonly Staged<One>[]> {
    return await readStaged(this.tx, this.migrationId, entity, this.without);
  }

  orphan(position: number, userId: string): void {
    const other = this.blocked('user', userId);
    const fate: Fate =
      other === undefined
        ? {
            position,
            fate: 'quarantined',
            code: 'user_missing',
            detail: `There is no user ${userId} in the old database; correct the reference, or drop the row.`,
          }
        : {
            position,
            fate: 'quarantined',
            code: 'user_quarantined',
            other,
            detail: `Refers to the user of row ${other}, which is quarantined itself; what is decided there decides on this one.`,
          };
    this.writer.fate(fate, () => 'same');
  }

  /** Compares all things of a kind with what there is, and writes what becomes of their rows. Gives what they are, by position. */
  async settle<Kind extends Exclude<ThingKind, 'user'>>(
    kind: Kind,
    things: readonly Thing<Kind>[],
    fates: readonly Fate[],
    customerOf: (thing: Thing<Kind>) => string = () => '',
  ): Promise<Settled> {
    const known =
      kind === 'operator' ? { byId: new Map(), byName: new Map() } : await readKnown(this.tx, kind as Exclude<Kind, 'operator'> & 'domain');
    const links = await readLinks(
      this.tx,
      things.map(({ sourceKey }) => sourceKey),
    );
    const written = new Map<number, ReturnType<typeof fateOfJudged>>();
    const settled: Settled = { refused: new Set(), taken: new Map() };
    for (const thing of things) {
      const link = links.get(thing.sourceKey);
      const judged = judgeThing(thing as Thing, link, known as never);
      const what = heldByCutOver(judged.judged, this.cutOver, thing as Thing, judged.known);
      written.set(thing.position, fateOfJudged(thing.position, what));
      this.writer.step(thing as Thing, what);
      if (isRefused(what)) settled.refused.add(thing.position);
      if (link?.digest === null && judged.known !== undefined) settled.taken.set(thing.position, judged.known);
      if (what.action !== 'quarantine') {
        const isLinkedOperator = kind === 'operator' && link !== undefined;
        this.comparison.add({
          kind,
          customer: customerOf(thing),
          sourceLine: judged.sourceLine,
          seatledgerLine: isLinkedOperator && link.digest !== null ? judged.sourceLine : judged.seatledgerLine,
          changedSince: judged.changedSince,
        });
      }
    }
    for (const fate of fates) this.writer.fate(fate, (position) => written.get(position) ?? 'same');
    await this.writer.flushIfFull();
    return settled;
  }
}

/** Of a domain that was cut over the users are looked at one by one: it is there, and most of them are as they were. */
function isRefused(judged: Judged): boolean {
  return judged.action === 'quarantine' && judged.reason.code !== 'domain_cut_over';
}

/** Things that wait in quarantine, and those that somebody has said that rows are already, by position. */
export interface Settled {
  readonly refused: Set<number>;
  readonly taken: Map<number, Known>;
}
