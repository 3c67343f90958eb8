import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { changesAmong, type FieldRow } from './field-changes.ts';

/** What changes, field by field: what was is struck out after a minus, what will be stands after a plus. */
@Component({
  selector: 'sl-field-rows',
  template: `
    <dl>
      @for (row of changes(); track row.field) {
        <dt>{{ row.label }}</dt>
        <dd>
          @if (row.before !== null) {
            <del
              ><span class="sign" aria-hidden="true">−</span><span class="heard" i18n="@@difference.before">before: </span
              ><span class="value">{{ row.before }}</span></del
            >
          }
          @if (row.after !== null) {
            <ins
              ><span class="sign" aria-hidden="true">+</span><span class="heard" i18n="@@difference.after">after: </span
              ><span class="value">{{ row.after }}</span></ins
            >
          }
        </dd>
      }
    </dl>
  `,
  styleUrl: './field-rows.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldRows {
  readonly rows = input.required<readonly FieldRow[]>();
  protected readonly changes = computed(() => changesAmong(this.rows()));
}
