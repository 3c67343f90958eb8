import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { CommandOutcome } from '@seatledger/platform/commands/execute-many.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import { jsonPointer } from '@seatledger/platform/http/problem.ts';

const mostTold = 100;

/**
 * A single command is refused as its own route refuses it; of many, the first that are refused are named.
 * @throws CommandRefused, HttpProblem 422 `commands_refused`
 */
export function refuseRefused(outcomes: readonly CommandOutcome[]): void {
  const errors = outcomes.flatMap((one, index) => {
    if (one.outcome !== 'refused') return [];
    const { code, detail, field } = one;
    if (outcomes.length === 1) throw new CommandRefused(code, detail, field);
    return [{ pointer: jsonPointer(['commands', index, ...(field === undefined ? [] : field.split('/'))]), code, detail }];
  });
  if (errors.length === 0) return;
  throw new HttpProblem({
    status: 422,
    code: 'commands_refused',
    title: 'Refused',
    detail: `${errors.length} of ${outcomes.length} commands would be refused; take them out or mend them. Nothing was proposed.`,
    errors: errors.slice(0, mostTold),
  });
}
