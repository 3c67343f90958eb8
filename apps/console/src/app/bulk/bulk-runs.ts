import { inject, Injectable } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { Changes } from '../api/changes.ts';
import type { Command } from '../api/shapes.ts';
import type { BulkItem, Verdict } from './bulk-plan.ts';

/** As many as the API judges in one go. */
const mostAtOnce = 1_000;

interface Applied {
  readonly items: readonly BulkItem[];
  readonly title: string;
  readonly reason: string;
  /** Said where it is in force. */
  readonly done: string;
  readonly undo?: () => void;
}

/** Judges what many changes would come to, and makes them. */
@Injectable({ providedIn: 'root' })
export class BulkRuns {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);

  /** A verdict on each item, in their order; nothing is changed. `judged` is told how many it has been so far. */
  async judge(items: readonly BulkItem[], signal: AbortSignal, judged: (count: number) => void): Promise<readonly Verdict[]> {
    const verdicts: Verdict[] = [];
    for (let from = 0; from < items.length; from += mostAtOnce) {
      const body = { items: items.slice(from, from + mostAtOnce), dryRun: true, skipRefused: true };
      const answer = await bodyOf(this.#client.POST('/v1/bulk-actions', { body, signal }));
      // A dry run never becomes a request.
      if ('counts' in answer) verdicts.push(...answer.items);
      judged(verdicts.length);
    }
    return verdicts;
  }

  /** All together, or, where somebody has to approve them, as one request. */
  async apply({ items, title, reason, done, undo }: Applied): Promise<void> {
    if (items.length > mostAtOnce) {
      const body = { title, reason: reason === '' ? null : reason, commands: items.map(commandOf), draft: false };
      await this.#changes.make(() => this.#client.POST('/v1/change-requests', { body }), done, undo);
      return;
    }
    const header = { 'change-title': encodeURIComponent(title), ...(reason !== '' && { 'change-reason': encodeURIComponent(reason) }) };
    const body = { items: [...items], dryRun: false, skipRefused: true };
    await this.#changes.make(() => this.#client.POST('/v1/bulk-actions', { params: { header }, body }), done, undo);
  }
}

function commandOf({ action, ...fields }: BulkItem): Command {
  return { ...fields, kind: action } as Command;
}
