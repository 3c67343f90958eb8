import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { isErased } from './erase-operator.ts';
import { operatorDecision, type Operator } from './operator.ts';

export const reinstateOperatorSchema = z.strictObject({ kind: z.literal('operator.reinstate'), id });
export type ReinstateOperator = z.output<typeof reinstateOperatorSchema>;

export function decideReinstateOperator(command: ReinstateOperator, operator: Operator | undefined): Decision<Operator> {
  const before = found(operator, 'operator', command.id);
  if (isErased(before)) throw new CommandRefused('operator_erased', `Operator ${before.id} has been erased; invite them again.`);
  return operatorDecision.changed(before, { ...before, suspendedAt: null, suspensionReason: null });
}
