import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { PagesFoot } from '../ui/list/pages-foot.ts';
import { CountPipe } from '../words/word-pipes.ts';
import { CountChips, type CountChip } from './count-chips.ts';
import type { LeaverCheck, StaffRow } from './import-shapes.ts';
import { Pages } from '../api/pages.ts';
import { ShownTag } from './shown-tag.ts';
import { reasonOf, shownStaffRow, type Shown } from './verdict-words.ts';

const verdicts: readonly StaffRow['verdict'][] = ['seated', 'unseated', 'repeated', 'refused'];

/** The rows of a staff list, each with whom it names. */
@Component({
  selector: 'sl-staff-rows',
  imports: [CountChips, CountPipe, PagesFoot, ShownTag],
  template: `
    <sl-count-chips
      [chips]="chips()"
      [chosen]="only()"
      (chosenChange)="choose($event)"
      label="Rows by verdict"
      i18n-label="@@imports.byVerdict"
    />
    @if (pages.items(); as items) {
      <div class="table-scroll" tabindex="0" role="region" aria-label="Rows of the list" i18n-aria-label="@@imports.rows">
        <table class="table">
          <thead>
            <tr>
              <th scope="col" class="number" i18n="@@imports.line">Line</th>
              <th scope="col" i18n="@@imports.address">Address</th>
              <th scope="col" i18n="@@imports.verdict">Verdict</th>
              <th scope="col" i18n="@@imports.why">What and why</th>
            </tr>
          </thead>
          <tbody>
            @for (row of items; track row.line) {
              <tr>
                <td class="number">{{ row.line | slCount }}</td>
                <td>{{ row.address }}</td>
                <td><sl-shown-tag [shown]="shown(row)" /></td>
                <td>
                  @if (reasonOf(row); as reason) {
                    <span [attr.lang]="reason.lang">{{ reason.text }}</span>
                  }
                </td>
              </tr>
            } @empty {
              <tr>
                <td colspan="4" class="muted" i18n="@@imports.noRows">No row of the list is of this kind.</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
    <sl-pages-foot [pages]="pages" i18n="@@imports.showMore">Show more rows</sl-pages-foot>
  `,
  styleUrl: './wizard.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StaffRows {
  readonly #client = inject(Api).client;
  readonly #router = inject(Router);
  readonly check = input.required<LeaverCheck>();
  readonly show = input<string>();
  protected readonly reasonOf = reasonOf;

  protected readonly only = computed(() => verdicts.find((one) => one === this.show()));
  protected readonly chips = computed((): readonly CountChip[] =>
    verdicts.map((key) => ({ ...shownStaffRow(key), key, count: this.check().counts[key] })),
  );
  protected readonly pages = new Pages(
    () => ({ id: this.check().id, only: this.only() }),
    ({ id, only }, cursor, signal) => {
      const query = { limit: 100, ...(only && { verdict: only }), ...(cursor !== undefined && { cursor }) };
      return bodyOf(this.#client.GET('/v1/leaver-checks/{id}/rows', { params: { path: { id }, query }, ...(signal && { signal }) }));
    },
  );

  protected shown({ verdict }: StaffRow): Shown {
    return shownStaffRow(verdict);
  }

  protected choose(show: string | undefined): void {
    void this.#router.navigate([], { queryParams: { show }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
