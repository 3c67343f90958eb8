import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { displayName, id } from '../command/fields.ts';
import { customerIds, operatorDecision, refuseAssignment, refuseLastAdministrator, roleKeys, type Operator } from './operator.ts';

/** What is left out stays as it is. */
export const changeOperatorSchema = z.strictObject({
  kind: z.literal('operator.change'),
  id,
  /** The version that the change was made to. */
  version: z.int(),
  displayName: displayName.min(1).optional(),
  roleKeys: roleKeys.optional(),
  customerIds: customerIds.optional(),
});
export type ChangeOperator = z.output<typeof changeOperatorSchema>;

export interface ChangeOperatorFacts {
  readonly operator: Operator | undefined;
  /** Not suspended ones. */
  readonly otherAdministrators: number;
  readonly knownRoleKeys: ReadonlySet<string>;
}

export function decideChangeOperator(command: ChangeOperator, facts: ChangeOperatorFacts): Decision<Operator> {
  const before = found(facts.operator, 'operator', command.id);
  if (before.version !== command.version) throw new CommandRefused('version_changed', 'Somebody else has changed this meanwhile.');
  const after = {
    ...before,
    displayName: command.displayName ?? before.displayName,
    roleKeys: command.roleKeys ?? before.roleKeys,
    customerIds: command.customerIds === undefined ? before.customerIds : command.customerIds,
  };
  refuseAssignment(after, facts.knownRoleKeys);
  if (!after.roleKeys.includes('administrator')) refuseLastAdministrator(before, facts.otherAdministrators, 'roleKeys');
  return operatorDecision.changed(before, after);
}
