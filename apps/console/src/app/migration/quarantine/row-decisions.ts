import { inject, Injectable, signal } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { Changes } from '../../api/changes.ts';
import { StepUp } from '../../session/step-up.ts';
import { nameOfRow, type MappableKind, type QuarantinedRow } from './quarantined-row.ts';

/** Decides on quarantined rows; each decision is taken back by opening the row again. */
@Injectable({ providedIn: 'root' })
export class RowDecisions {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #stepUp = inject(StepUp);
  readonly #made = signal(0);
  /** Counts the decisions: what shows rows reads them again. */
  readonly made = this.#made.asReadonly();

  async fix(row: QuarantinedRow, values: Readonly<Record<string, string | null>>): Promise<void> {
    const options = { params: paramsOf(row), body: { values: { ...values } } };
    const done = $localize`:@@quarantine.fixedNow:${nameOfRow(row)}:row: is fixed. The next plan takes it in.`;
    await this.#make(() => this.#client.POST('/v1/quarantined-rows/{id}/actions/fix', options), done, row);
  }

  async map(row: QuarantinedRow, kind: MappableKind, targetId: string): Promise<void> {
    const options = { params: paramsOf(row), body: { kind, targetId } };
    const done = $localize`:@@quarantine.mappedNow:${nameOfRow(row)}:row: is mapped. The next plan takes it in.`;
    await this.#make(() => this.#client.POST('/v1/quarantined-rows/{id}/actions/map', options), done, row);
  }

  async drop(row: QuarantinedRow, reason: string): Promise<void> {
    const options = { params: paramsOf(row), body: { reason } };
    const done = $localize`:@@quarantine.droppedNow:${nameOfRow(row)}:row: is dropped.`;
    await this.#make(() => this.#client.POST('/v1/quarantined-rows/{id}/actions/drop', options), done, row);
  }

  /** Of many: says nothing, as many are told of together. */
  async dropSilently(row: QuarantinedRow, reason: string): Promise<void> {
    const options = { params: paramsOf(row), body: { reason } };
    await this.#stepUp.run(() => bodyOf(this.#client.POST('/v1/quarantined-rows/{id}/actions/drop', options)));
  }

  async reopen(row: Pick<QuarantinedRow, 'id' | 'key' | 'table'>): Promise<void> {
    const options = { params: { path: { id: row.id } }, body: {} };
    const done = $localize`:@@quarantine.reopenedNow:${nameOfRow(row)}:row: is open again.`;
    await this.#make(() => this.#client.POST('/v1/quarantined-rows/{id}/actions/reopen', options), done);
  }

  /** After others than those that are made here. */
  tellMade(): void {
    this.#made.update((count) => count + 1);
  }

  async #make(
    change: () => Promise<{ readonly data?: QuarantinedRow; readonly response: Response }>,
    done: string,
    reopened?: QuarantinedRow,
  ): Promise<void> {
    await this.#changes.make(change, done, reopened && (() => this.reopen(reopened)));
    this.tellMade();
  }
}

/** The version that was looked at. */
function paramsOf({ id, version }: QuarantinedRow) {
  return { path: { id }, header: { 'if-match': `"${version}"` } };
}
