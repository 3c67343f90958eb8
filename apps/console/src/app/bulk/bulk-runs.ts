import { inject, Injectable } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { Changes } from '../api/changes.ts';
import type { Command } from '../api/shapes.ts';
import {
  countsOf,
  refusalsOf,
  sizeOf,
  type BulkChange,
  type BulkItem,
  type BulkPlan,
  type BulkPreview,
  type Verdict,
} from './bulk-plan.ts';
import type { BulkFilter, BulkThing } from './bulk-target.ts';
import { MatchNames } from './match-names.ts';

/** As many as the API judges in one go. */
const mostAtOnce = 1_000;

interface Applied {
  readonly title: string;
  readonly reason: string;
  /** Said where it is in force. */
  readonly done: string;
  readonly undo?: () => unknown;
}

/** How far a preview has come. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Judges what many changes would come to, and makes them. */
@Injectable({ providedIn: 'root' })
export class BulkRuns {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #names = inject(MatchNames);

  /** What would become of each; nothing is changed. */
  async preview(
    { target }: BulkPlan,
    change: BulkChange,
    signal: AbortSignal,
    progressed: (progress: Progress) => void,
  ): Promise<BulkPreview> {
    if (target.kind === 'matching') return await this.#judgeMatching(target.filter, change, signal);
    return await this.#judgeThings(target.things, change, signal, progressed);
  }

  /** All together, or, where somebody has to approve them, as one request. Throws `matches_changed` where others match than were judged. */
  async apply(plan: BulkPlan, preview: BulkPreview, reason: string, undone: () => void): Promise<void> {
    const { target, title, done } = plan;
    const undo = this.#undoOf(plan, preview, undone);
    const how = { title, reason, done: done(preview.counts.changed), ...(undo && { undo }) };
    if (target.kind === 'things') {
      const changed = new Set(preview.judged.filter(({ verdict }) => verdict.outcome === 'changed').map(({ id }) => id));
      const things = target.things.filter(({ id }) => changed.has(id));
      return await this.#applyItems(itemsOf(things, preview.change), how);
    }
    const expectedCount = sizeOf(preview.counts);
    const body = { filter: target.filter, action: preview.change, expectedCount, dryRun: false, skipRefused: true };
    await this.#changes.make(() => this.#client.POST('/v1/bulk-actions', { params: { header: headerOf(how) }, body }), how.done, undo);
  }

  /** Only of things that are all known by their ids: others may match by now. */
  #undoOf({ undo, title }: BulkPlan, { counts, judged }: BulkPreview, undone: () => void): (() => Promise<void>) | undefined {
    if (undo === undefined || judged.length < sizeOf(counts)) return undefined;
    const items = judged.flatMap(({ id, verdict }) => (verdict.outcome === 'changed' ? [{ ...undo, id } as BulkItem] : []));
    const how = { title: $localize`:@@bulk.undoTitle:Undo: ${title}:title:`, reason: '', done: $localize`:@@bulk.undone:It is undone.` };
    return async () => {
      await this.#applyItems(items, how);
      undone();
    };
  }

  async #judgeMatching(filter: BulkFilter, change: BulkChange, signal: AbortSignal): Promise<BulkPreview> {
    const body = { filter, action: change, dryRun: true, skipRefused: true };
    const answer = await bodyOf(this.#client.POST('/v1/bulk-actions', { body, signal }));
    // A dry run never becomes a request.
    if (!('counts' in answer)) throw new Error('a dry run was proposed');
    const ids = answer.items.flatMap(({ id }) => id ?? []);
    const names = await this.#names.read(filter.list, ids, signal);
    const judged = answer.items.flatMap((verdict) => {
      const { id } = verdict;
      return id === null ? [] : [{ id, verdict, name: names.get(id) ?? id }];
    });
    return { counts: answer.counts, refusals: answer.refusals ?? {}, judged, change };
  }

  async #judgeThings(
    things: readonly BulkThing[],
    change: BulkChange,
    signal: AbortSignal,
    progressed: (progress: Progress) => void,
  ): Promise<BulkPreview> {
    const verdicts: Verdict[] = [];
    const items = itemsOf(things, change);
    for (let from = 0; from < items.length; from += mostAtOnce) {
      progressed({ done: from, of: items.length });
      const body = { items: items.slice(from, from + mostAtOnce), dryRun: true, skipRefused: true };
      const answer = await bodyOf(this.#client.POST('/v1/bulk-actions', { body, signal }));
      if ('counts' in answer) verdicts.push(...answer.items);
    }
    const judged = things.flatMap(({ id, name }, index) => {
      const verdict = verdicts[index];
      return verdict === undefined ? [] : [{ id, name, verdict }];
    });
    return { counts: countsOf(verdicts), refusals: refusalsOf(verdicts), judged, change };
  }

  async #applyItems(items: readonly BulkItem[], how: Applied): Promise<void> {
    const { title, reason, done, undo } = how;
    if (items.length > mostAtOnce) {
      const body = { title, reason: reason === '' ? null : reason, commands: items.map(commandOf), draft: false };
      await this.#changes.make(() => this.#client.POST('/v1/change-requests', { body }), done, undo);
      return;
    }
    const body = { items: [...items], dryRun: false, skipRefused: true };
    await this.#changes.make(() => this.#client.POST('/v1/bulk-actions', { params: { header: headerOf(how) }, body }), done, undo);
  }
}

function itemsOf(things: readonly BulkThing[], change: BulkChange): readonly BulkItem[] {
  return things.map(({ id, version }) => ({ ...change, id, version }) as BulkItem);
}

function headerOf({ title, reason }: Applied) {
  return { 'change-title': encodeURIComponent(title), ...(reason !== '' && { 'change-reason': encodeURIComponent(reason) }) };
}

function commandOf({ action, ...fields }: BulkItem): Command {
  return { ...fields, kind: action } as Command;
}
