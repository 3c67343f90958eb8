import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CountPipe } from '../words/word-pipes.ts';
import type { PlannedTable } from './migration-shapes.ts';
import { fates, wordOfEntity, wordOfFate } from './migration-words.ts';

/** How many rows of each table of the old database come to what. */
@Component({
  selector: 'sl-fates-table',
  imports: [CountPipe, RouterLink],
  template: `
    <div class="table-scroll" tabindex="0" role="region" aria-label="Rows by table" i18n-aria-label="@@migration.byTable">
      <table class="table">
        <thead>
          <tr>
            <th scope="col" i18n="@@migration.table">Table</th>
            <th scope="col" i18n="@@migration.holds">Holds</th>
            <th scope="col" class="number" i18n="@@migration.rowsColumn">Rows</th>
            @for (fate of shownFates(); track fate) {
              <th scope="col" class="number">{{ wordOfFate(fate) }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.table) {
            <tr>
              <td>
                <code>{{ row.table }}</code>
              </td>
              <td>{{ row.holds }}</td>
              <td class="number">{{ row.rows | slCount }}</td>
              @for (cell of row.cells; track cell.fate) {
                <td class="number" [class.muted]="cell.rows === 0">
                  @if (cell.fate === 'quarantined' && cell.rows > 0) {
                    <a routerLink="/migration/quarantine" [queryParams]="{ state: 'open', table: row.table }">{{ cell.rows | slCount }}</a>
                  } @else {
                    {{ cell.rows | slCount }}
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .table {
      min-width: 640px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FatesTable {
  readonly tables = input.required<readonly PlannedTable[]>();
  protected readonly wordOfFate = wordOfFate;
  /** Those that some row has, and the two that everybody looks for. */
  protected readonly shownFates = computed(() =>
    fates.filter((fate) => fate === 'created' || fate === 'quarantined' || this.tables().some((table) => countOf(table, fate) > 0)),
  );
  protected readonly rows = computed(() =>
    this.tables().map((table) => ({
      table: table.table,
      holds: wordOfEntity(table.entity),
      rows: table.rows,
      cells: this.shownFates().map((fate) => ({ fate, rows: countOf(table, fate) })),
    })),
  );
}

function countOf(table: PlannedTable, fate: (typeof fates)[number]): number {
  return table.fates.reduce((sum, one) => sum + (one.fate === fate ? one.rows : 0), 0);
}
