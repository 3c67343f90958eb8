import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { importFields, wordOfField } from './field-words.ts';
import type { ImportField } from './import-shapes.ts';
import type { ColumnUse } from './mapping-text.ts';

export type MappedColumn = ColumnUse<ImportField>;
type Use = MappedColumn['use'];

/** Which column of the file is read as what, corrected by hand. A field is read from one column: the one that had it before is left. */
@Component({
  selector: 'sl-column-mapping',
  template: `
    <div class="table-scroll">
      <table class="table">
        <thead>
          <tr>
            <th scope="col" i18n="@@imports.column">Column of the file</th>
            @if (examples()) {
              <th scope="col" i18n="@@imports.example">First row</th>
            }
            <th scope="col" i18n="@@imports.readAs">Read as</th>
          </tr>
        </thead>
        <tbody>
          @for (column of columns(); track $index; let index = $index) {
            <tr [class.unread]="column.use === 'ignore'">
              <th scope="row">{{ column.header }}</th>
              @if (examples(); as cells) {
                <td class="example clip">{{ cells.get(column.header) }}</td>
              }
              <td>
                <select class="select" [attr.aria-label]="column.header" [disabled]="locked()" (change)="use(index, $event)">
                  @for (choice of choices(); track choice.use) {
                    <option [value]="choice.use" [selected]="choice.use === column.use">{{ choice.word }}</option>
                  }
                </select>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .table {
      max-width: 760px;
    }
    tbody th {
      color: var(--text);
      white-space: normal;
      overflow-wrap: anywhere;
    }
    .unread th,
    .example {
      color: var(--text-muted);
    }
    .example {
      max-width: 240px;
    }
    td:last-child {
      width: 240px;
      min-width: 180px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ColumnMapping {
  readonly columns = model.required<readonly MappedColumn[]>();
  /** Cells of a row by the names of the columns. */
  readonly examples = input<ReadonlyMap<string, string>>();
  readonly fields = input<readonly ImportField[]>(importFields);
  /** Whether a column may be left to what its header says. */
  readonly mayRecognise = input(false);
  readonly locked = input(false);

  protected readonly choices = computed((): readonly { readonly use: Use; readonly word: string }[] => [
    ...(this.mayRecognise() ? [{ use: 'recognised' as const, word: $localize`:@@imports.byHeader:As its name says` }] : []),
    { use: 'ignore', word: $localize`:@@imports.notRead:Not read` },
    ...this.fields().map((field) => ({ use: field, word: wordOfField(field) })),
  ]);

  protected use(index: number, event: Event): void {
    const chosen = this.choices()[(event.target as HTMLSelectElement).selectedIndex]?.use ?? 'ignore';
    const isField = chosen !== 'ignore' && chosen !== 'recognised';
    this.columns.update((columns) =>
      columns.map((column, at) => {
        if (at === index) return { ...column, use: chosen };
        return isField && column.use === chosen ? { ...column, use: 'ignore' } : column;
      }),
    );
  }
}
