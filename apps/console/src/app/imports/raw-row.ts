import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { Skeleton } from '../ui/feedback/skeleton.ts';

/** A row as the file has it, cell by cell; empty cells are left out. */
@Component({
  selector: 'sl-raw-row',
  imports: [Problem, Skeleton],
  template: `
    @if (row.error()) {
      <sl-problem [error]="row.error()" (retry)="row.reload()" />
    } @else if (cells(); as all) {
      <dl>
        @for (cell of all; track $index) {
          <dt>{{ cell.name }}</dt>
          <dd class="fixed">{{ cell.text }}</dd>
        }
      </dl>
    } @else {
      <sl-skeleton [lines]="3" />
    }
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: minmax(96px, max-content) minmax(0, 1fr);
      gap: 2px var(--space-4);
      padding: var(--space-2) 0;
    }
    dt {
      color: var(--text-muted);
    }
    dd {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RawRow {
  readonly #client = inject(Api).client;
  readonly importId = input.required<string>();
  readonly line = input.required<number>();

  protected readonly row = freshResource({
    params: () => ({ id: this.importId(), line: this.line() }),
    loader: ({ params: path, abortSignal: signal }) =>
      bodyOf(this.#client.GET('/v1/imports/{id}/rows/{line}', { params: { path }, signal })),
  });
  protected readonly cells = computed(() => {
    if (!this.row.hasValue()) return undefined;
    const { header, cells } = this.row.value();
    return cells.map((text, index) => ({ name: header[index] ?? `${index + 1}`, text })).filter(({ text }) => text.trim() !== '');
  });
}
