import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import { Icon } from '../ui/icon.ts';
import { CountPipe } from '../words/word-pipes.ts';
import type { Compared } from './migration-shapes.ts';

export interface ComparedRow extends Compared {
  readonly name: string;
  /** Nobody's name: the vendor's own. */
  readonly isOwn?: boolean;
}

const shownAtOnce = 50;

/** What the old database says and what Seatledger has, added up on both sides: where the checksums are the same, so are the things. */
@Component({
  selector: 'sl-compared-table',
  imports: [CountPipe, Icon],
  template: `
    <div class="table-scroll" tabindex="0" role="region" [attr.aria-label]="label()">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{{ of() }}</th>
            <th scope="col" class="number" i18n="@@migration.inSource">In the old database</th>
            <th scope="col" class="number" i18n="@@migration.inSeatledger">In Seatledger</th>
            <th scope="col" i18n="@@migration.checksums">Checksums</th>
            <th scope="col" class="number" i18n="@@migration.changedSince">Changed since</th>
            <th scope="col" class="number" i18n="@@migration.differing">Differing</th>
          </tr>
        </thead>
        <tbody>
          @for (row of shown(); track row.name) {
            <tr>
              <td [class.muted]="row.isOwn">{{ row.name }}</td>
              <td class="number">{{ row.inSource | slCount }}</td>
              <td class="number">{{ row.inSeatledger | slCount }}</td>
              <td class="sums">
                @if (row.sourceChecksum === row.seatledgerChecksum) {
                  <svg slIcon="check"></svg><span class="heard" i18n="@@migration.sumsSame">the same: </span
                  ><code>{{ row.sourceChecksum }}</code>
                } @else {
                  <svg slIcon="arrow-right"></svg><span class="heard" i18n="@@migration.sumsOther">not the same: </span
                  ><code>{{ row.sourceChecksum }} · {{ row.seatledgerChecksum }}</code>
                }
              </td>
              <td class="number" [class.muted]="row.changedSince === 0">{{ row.changedSince | slCount }}</td>
              <td class="number" [class.muted]="row.differing === 0">{{ row.differing | slCount }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (rows().length > shown().length) {
      <p>
        <button type="button" class="button" (click)="showMore()" i18n="@@migration.showMore">Show more</button>
      </p>
    }
  `,
  styles: `
    .table {
      min-width: 760px;
    }
    .sums {
      white-space: nowrap;
    }
    .sums svg {
      width: 14px;
      height: 14px;
      margin-inline-end: var(--space-1);
      vertical-align: -2px;
      color: var(--text-muted);
    }
    code {
      color: var(--text-muted);
      font-size: 12px;
    }
    p {
      margin-block-start: var(--space-3);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ComparedTable {
  readonly rows = input.required<readonly ComparedRow[]>();
  readonly label = input.required<string>();
  /** Over the names: "Kind", "Customer". */
  readonly of = input.required<string>();
  readonly #most = linkedSignal({
    source: this.rows,
    computation: (_rows, before?: { readonly value: number }) => before?.value ?? shownAtOnce,
  });
  protected readonly shown = computed(() => this.rows().slice(0, this.#most()));

  protected showMore(): void {
    this.#most.update((most) => most + shownAtOnce);
  }
}
