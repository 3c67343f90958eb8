import type { CommandOutcome } from '@seatledger/platform/commands/execute-many.ts';
import type { z } from 'zod';
import type { JudgedMatch } from './judge-matching.ts';
import type { shownVerdict } from './shown-result.ts';

type ShownVerdict = z.output<typeof shownVerdict>;

/** Of many, so many are shown. */
const mostExamples = 100;

/** Some of the verdicts: of each reason for a refusal in turn, then what is changed, then what is so already. */
export function examplesOf(judged: readonly JudgedMatch[]): ShownVerdict[] {
  const groups = [...Map.groupBy(judged, ({ outcome }) => groupOf(outcome)).entries()]
    .toSorted(([one], [other]) => rankOf(one) - rankOf(other))
    .map(([, group]) => group);
  const refused = inTurn(groups.filter((group) => group[0]?.outcome.outcome === 'refused'));
  const others = groups.filter((group) => group[0]?.outcome.outcome !== 'refused').flat();
  return [...refused, ...others].slice(0, mostExamples).map(showMatch);
}

/** How many were refused for which reason. */
export function refusalsOf(judged: readonly JudgedMatch[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of judged) {
    if (outcome.outcome === 'refused') counts[outcome.code] = (counts[outcome.code] ?? 0) + 1;
  }
  return counts;
}

function groupOf(outcome: CommandOutcome): string {
  return outcome.outcome === 'refused' ? outcome.code : `:${outcome.outcome}`;
}

function rankOf(group: string): number {
  return [':changed', ':unchanged'].indexOf(group);
}

/** The first of each, the second of each, and so on, up to as many as are shown. */
function inTurn(groups: readonly (readonly JudgedMatch[])[]): JudgedMatch[] {
  return Array.from({ length: mostExamples }, (_, at) => groups.flatMap((group) => group[at] ?? [])).flat();
}

function showMatch({ id, command, outcome }: JudgedMatch): ShownVerdict {
  const named = { action: command.kind, id: String(id), outcome: outcome.outcome };
  if (outcome.outcome !== 'refused') return { ...named, code: null, detail: null, pointer: null };
  const { code, detail, field } = outcome;
  const isOfAction = field !== undefined && field !== 'id' && field !== 'userId';
  return { ...named, code, detail, pointer: isOfAction ? `/action/${field}` : null };
}
