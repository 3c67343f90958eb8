import { machineText, type Machine } from './machine.ts';
import type { Spread } from './statistics.ts';

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a figure must reach, and what it is meant to reach one day. */
export interface Target {
  readonly figure: string;
  readonly measured: number;
  readonly bound: 'at least' | 'at most';
  readonly must: number;
  readonly goal?: number;
}

export interface Report {
  readonly bench: string;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly tables: readonly Table[];
  readonly targets: readonly Target[];
  readonly notes: readonly string[];
  /** The same for programs, unrounded: every round of every variant. */
  readonly figures: unknown;
}

export function reportJson(report: Report, machine: Machine): string {
  const { tables: _, targets, ...rest } = report;
  return JSON.stringify({ ...rest, machine, targets: targets.map((target) => ({ ...target, reached: isReached(target) })) }, null, 2);
}

export function reportText(report: Report, machine: Machine): string {
  const settings = Object.entries(report.settings).map(([name, value]) => `${name} ${value.toLocaleString('en')}`);
  return [
    `${report.bench}: ${settings.join(', ')}`,
    machineText(machine),
    ...report.tables.map(tableText),
    report.targets.map(targetText).join('\n'),
    report.notes.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** `0.87 (0.85–0.90)`: the median of few rounds, with the least and the most of them. */
export function spreadText({ median, least, most }: Spread, format: (figure: number) => string): string {
  return rangeText(median, least, most, format);
}

/** The same for many rounds, where the outermost say little: between which the middle half lies. */
export function middleHalfText({ median, firstQuartile, thirdQuartile }: Spread, format: (figure: number) => string): string {
  return rangeText(median, firstQuartile, thirdQuartile, format);
}

function rangeText(median: number, from: number, to: number, format: (figure: number) => string): string {
  return from === to ? format(median) : `${format(median)} (${format(from)}–${format(to)})`;
}

export function count(figure: number): string {
  return Math.round(figure).toLocaleString('en');
}

export function decimals(places: number): (figure: number) => string {
  return (figure) => figure.toLocaleString('en', { minimumFractionDigits: places, maximumFractionDigits: places });
}

export function megabytes(bytes: number): string {
  return `${count(bytes / 1e6)} MB`;
}

function isReached({ measured, bound, must }: Target): boolean {
  return bound === 'at least' ? measured >= must : measured <= must;
}

function targetText(target: Target): string {
  const { figure, measured, bound, must, goal } = target;
  const wanted = `${bound} ${must}${goal === undefined ? '' : `, goal ${goal}`}`;
  return `${isReached(target) ? 'reached' : 'MISSED '}  ${figure}: ${measured.toLocaleString('en', { maximumFractionDigits: 3 })} (${wanted})`;
}

/** Columns as wide as their widest cell; all but the first to the right. */
function tableText({ header, rows }: Table): string {
  const lines = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  return [line(header), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
