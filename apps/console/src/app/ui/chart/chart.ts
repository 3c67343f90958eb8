import { ChangeDetectionStrategy, Component, DestroyRef, effect, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { CountPipe } from '../../words/word-pipes.ts';
import type { ChartData } from './chart-data.ts';

/** A chart with its table: the one for eyes, the other for screen readers, and for whoever asks for the figures. */
@Component({
  selector: 'sl-chart',
  imports: [CountPipe],
  template: `
    <figure>
      <figcaption>
        <span>{{ title() }}</span>
        <button
          type="button"
          class="button button-link"
          [attr.aria-pressed]="asTable()"
          (click)="asTable.set(!asTable())"
          i18n="@@chart.table"
        >
          As a table
        </button>
      </figcaption>
      <div #drawing class="drawing" aria-hidden="true" [hidden]="asTable()"></div>
      <div [class.table-scroll]="asTable()" [class.heard]="!asTable()" [attr.tabindex]="asTable() ? 0 : null">
        <table class="table">
          <caption class="heard">
            {{
              title()
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ data().labelsTitle }}</th>
              @for (series of data().series; track series.name) {
                <th scope="col" class="number">{{ series.name }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (label of data().labels; track $index; let row = $index) {
              <tr>
                <th scope="row">{{ label }}</th>
                @for (series of data().series; track series.name) {
                  <td class="number">{{ series.values[row] ?? 0 | slCount }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </figure>
  `,
  styles: `
    figcaption {
      display: flex;
      justify-content: space-between;
      gap: var(--space-3);
      margin-bottom: var(--space-2);
      font: 600 15px/22px var(--font);
    }
    .drawing {
      height: 200px;
    }
    .table-scroll:not(.heard) {
      max-height: 320px;
      overflow: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Chart {
  readonly title = input.required<string>();
  readonly data = input.required<ChartData>();
  protected readonly asTable = signal(false);
  protected readonly drawing = viewChild.required<ElementRef<HTMLElement>>('drawing');

  constructor() {
    const destroyRef = inject(DestroyRef);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const repaints = signal(0);
    const repaint = (): void => repaints.update((times) => times + 1);
    dark.addEventListener('change', repaint);
    destroyRef.onDestroy(() => dark.removeEventListener('change', repaint));
    const loaded = signal<(() => void) | undefined>(undefined);
    effect(() => {
      repaints();
      this.data();
      loaded()?.();
    });
    effect(() => void this.#load(destroyRef).then((draw) => loaded.set(draw)));
  }

  /** The library is big, and comes when a chart is to be seen. Gives what draws. */
  async #load(destroyRef: DestroyRef): Promise<() => void> {
    const host = this.drawing().nativeElement;
    const { createChart, drawChart } = await import('./draw-chart.ts');
    if (destroyRef.destroyed) return () => undefined;
    const chart = createChart(host);
    const moves = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    const resized = new ResizeObserver(() => host.clientWidth > 0 && chart.resize());
    resized.observe(host);
    destroyRef.onDestroy(() => {
      resized.disconnect();
      chart.dispose();
    });
    return () => drawChart(chart, host, this.data(), moves);
  }
}
