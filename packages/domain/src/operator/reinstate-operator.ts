import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { operatorDecision, type Operator } from './operator.ts';

export const reinstateOperatorSchema = z.strictObject({ kind: z.literal('operator.reinstate'), id });
export type ReinstateOperator = z.output<typeof reinstateOperatorSchema>;

export function decideReinstateOperator(command: ReinstateOperator, operator: Operator | undefined): Decision<Operator> {
  const before = found(operator, 'operator', command.id);
  return operatorDecision.changed(before, { ...before, suspendedAt: null, suspensionReason: null });
}
