import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Answer } from '../api/shapes.ts';
import { Chart } from '../ui/chart/chart.ts';
import type { ChartData } from '../ui/chart/chart-data.ts';
import { shortMonth } from '../words/dates.ts';

type Month = Answer<'/v1/overview', 'get'>['ending']['byMonth'][number];

/** How many domains end in each of the months ahead. */
@Component({
  selector: 'sl-ends',
  imports: [Chart, RouterLink],
  template: `
    <sl-chart title="Domains that end, by month" i18n-title="@@ends.title" [data]="data()" />
    <a routerLink="/renewals" i18n="@@ends.link">See them and propose renewals</a>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Ends {
  readonly months = input.required<readonly Month[]>();

  protected readonly data = computed<ChartData>(() => ({
    kind: 'bars',
    labelsTitle: $localize`:@@ends.month:Month`,
    labels: this.months().map(({ month }) => shortMonth(month)),
    series: [{ name: $localize`:@@ends.domains:Domains`, values: this.months().map(({ domains }) => domains), colour: '--accent' }],
  }));
}
