import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../../ui/icon.ts';
import { faultsByColumn } from './column-values.ts';
import type { QuarantinedRow } from './quarantined-row.ts';

/** A row as it was read, by column: what is wrong is marked and said, what was corrected stands beside it. */
@Component({
  selector: 'sl-row-columns',
  imports: [Icon],
  template: `
    <dl>
      @for (column of columns(); track column.name) {
        <div [class.faulty]="column.fault !== undefined">
          <dt>
            @if (column.fault !== undefined) {
              <svg slIcon="triangle-alert"></svg><span class="heard" i18n="@@quarantine.faulty">wrong: </span>
            }
            {{ column.name }}
          </dt>
          <dd>
            @if (column.isCorrected) {
              <del>{{ column.value ?? 'NULL' }}</del> <svg slIcon="arrow-right"></svg>
              <ins>{{ column.corrected ?? 'NULL' }}</ins>
            } @else if (column.value === null) {
              <span class="muted">NULL</span>
            } @else if (column.value === '') {
              <span class="muted" i18n="@@quarantine.emptyText">(empty)</span>
            } @else {
              {{ column.value }}
            }
            @if (column.fault; as sentence) {
              <p>{{ sentence }}</p>
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styles: `
    div {
      display: grid;
      grid-template-columns: minmax(96px, 34%) minmax(0, 1fr);
      gap: var(--space-3);
      padding: var(--space-1) var(--space-2);
      border-block-end: 1px solid var(--line);
      font-size: 13px;
    }
    .faulty {
      background: var(--expired-soft);
    }
    dt,
    dd {
      overflow-wrap: anywhere;
    }
    dt {
      font-family: var(--font-fixed);
      font-size: 12.5px;
      color: var(--text-muted);
    }
    .faulty :is(dt, dd) {
      color: var(--text);
    }
    .faulty p {
      color: var(--expired);
    }
    ins {
      font-weight: 500;
      text-decoration: none;
    }
    svg {
      width: 13px;
      height: 13px;
      vertical-align: -2px;
    }
    .faulty dt svg {
      margin-inline-end: var(--space-1);
      color: var(--expired);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RowColumns {
  readonly row = input.required<QuarantinedRow>();
  protected readonly columns = computed(() => {
    const { raw, corrections } = this.row();
    const faults = faultsByColumn(this.row());
    return Object.entries(raw).map(([name, value]) => ({
      name,
      value,
      fault: corrections === null ? faults.get(name) : undefined,
      isCorrected: corrections !== null && Object.hasOwn(corrections, name) && corrections[name] !== value,
      corrected: corrections?.[name] ?? null,
    }));
  });
}
