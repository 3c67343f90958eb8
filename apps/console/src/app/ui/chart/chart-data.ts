/** What a chart shows, and what its table says to whoever does not see it. */
export interface ChartData {
  readonly kind: 'bars' | 'lines';
  /** What stands under the values: months, times. */
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Of the first column of the table: "Month". */
  readonly labelsTitle: string;
}

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly number[];
  /** A token of the style sheet: `--accent`. */
  readonly colour: string;
}
