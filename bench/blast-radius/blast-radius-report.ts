import { count, decimals, middleHalfText, type Report } from '../measure/report.ts';
import { ratios, spreadOf } from '../measure/statistics.ts';
import type { Proposal } from './proposals.ts';

export interface Round {
  readonly seconds: number;
  /** Users for whom anything would be otherwise. */
  readonly affected: number;
}

interface Measurements {
  readonly settings: Report['settings'];
  readonly measured: ReadonlyMap<Proposal, readonly Round[]>;
  readonly pass: Proposal;
}

const mostSeconds = 5;

export function reportRadii({ settings, measured, pass }: Measurements): Report {
  const secondsOf = (proposal: Proposal) => (measured.get(proposal) ?? []).map(({ seconds }) => seconds);
  const passes = secondsOf(pass);
  const figures = [...measured.keys()].map((proposal) => ({
    name: proposal.name,
    commands: proposal.commands.length,
    affected: proposal === pass ? null : (measured.get(proposal)?.[0]?.affected ?? 0),
    seconds: spreadOf(secondsOf(proposal)),
    ratioToPass: ratios(passes, secondsOf(proposal)),
  }));
  const slowest = Math.max(...figures.map(({ seconds }) => seconds.median));
  return {
    bench: 'blast-radius',
    settings,
    tables: [
      {
        header: ['', 'commands', 'users affected', 'seconds', 'time of the pass to this'],
        rows: figures.map(({ name, commands, affected, seconds, ratioToPass }) => [
          name,
          count(commands),
          affected === null ? '' : count(affected),
          middleHalfText(seconds, decimals(2)),
          middleHalfText(ratioToPass, decimals(2)),
        ]),
      },
    ],
    targets: [{ figure: 'median of the slowest proposal, s', measured: slowest, bound: 'at most', must: mostSeconds }],
    notes: [
      'Medians of the rounds, in brackets their middle half. One request at a time, from its first byte to the last of its answer, with three examples each.',
      'Pass: one statement that reads all users and counts those who are alike. Ratios are taken round by round.',
    ],
    figures,
  };
}
