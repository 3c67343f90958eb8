import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { count } from '../../words/numbers.ts';
import type { ChartData } from './chart-data.ts';

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export function createChart(host: HTMLElement): EChartsType {
  const chart = init(host, undefined, { renderer: 'svg' });
  emptyWithoutMarkup(host);
  return chart;
}

/** The library empties elements by `innerHTML = ''`, which trusted types refuse, be it the empty text. */
function emptyWithoutMarkup(host: HTMLElement): void {
  for (const element of [host, ...host.querySelectorAll('svg')]) {
    const set = (): void => element.replaceChildren();
    Object.defineProperty(element, 'innerHTML', { set });
  }
}

/** Draws anew with the colours that the page has now. */
export function drawChart(chart: EChartsType, host: HTMLElement, data: ChartData, moves: boolean): void {
  const colour = colourOf(host);
  const axis = {
    axisLine: { lineStyle: { color: colour('--line') } },
    axisTick: { show: false },
    axisLabel: { color: colour('--text-muted') },
  };
  chart.setOption(
    {
      animation: moves,
      textStyle: { fontFamily: 'inherit' },
      grid: { left: 40, right: 8, top: 12, bottom: 28 },
      // As drawn text: markup made of strings is what the page's content security policy refuses.
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        backgroundColor: colour('--ground-raised'),
        borderColor: colour('--line'),
        textStyle: { color: colour('--text') },
        valueFormatter: (value: unknown) => count(Number(value)),
      },
      xAxis: { type: 'category', data: [...data.labels], ...axis },
      yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: colour('--line') } }, axisLabel: axis.axisLabel },
      series: data.series.map(({ name, values, colour: token }) => ({
        name,
        type: data.kind === 'bars' ? 'bar' : 'line',
        stack: data.kind === 'bars' ? 'all' : undefined,
        data: [...values],
        itemStyle: { color: colour(token) },
        lineStyle: { width: 2 },
        showSymbol: false,
        barMaxWidth: 28,
      })),
    },
    { notMerge: true },
  );
}

function colourOf(host: HTMLElement): (token: string) => string {
  const probe = host.ownerDocument.createElement('span');
  host.append(probe);
  const read = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  queueMicrotask(() => probe.remove());
  return read;
}
