import { z } from 'zod';
import { found, unchanged, type Decision } from '../command/decision.ts';
import { id, reason } from '../command/fields.ts';
import { instant, operatorDecision, refuseLastAdministrator, type Operator } from './operator.ts';

/** Ends their sessions, too. */
export const suspendOperatorSchema = z.strictObject({ kind: z.literal('operator.suspend'), id, reason, at: instant });
export type SuspendOperator = z.output<typeof suspendOperatorSchema>;

export interface SuspendOperatorFacts {
  readonly operator: Operator | undefined;
  readonly otherAdministrators: number;
}

export function decideSuspendOperator(command: SuspendOperator, facts: SuspendOperatorFacts): Decision<Operator> {
  const before = found(facts.operator, 'operator', command.id);
  if (before.suspendedAt !== null) return unchanged;
  refuseLastAdministrator(before, facts.otherAdministrators);
  return operatorDecision.changed(before, { ...before, suspendedAt: command.at, suspensionReason: command.reason }, command.reason);
}
