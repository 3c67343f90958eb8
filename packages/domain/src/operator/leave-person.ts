import { z } from 'zod';
import { CommandRefused, found, unchanged, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { isErased } from './erase-operator.ts';
import type { NewPerson } from './join-person.ts';
import type { Operator } from './operator.ts';

/** The account is of a person of its own again: somebody had been taken for somebody else. */
export const leavePersonSchema = z.strictObject({
  kind: z.literal('operator.leave-person'),
  id,
  /** The operator who asks; null: whoever runs the installation. */
  askedBy: id.nullable(),
});
export type LeavePerson = z.output<typeof leavePersonSchema>;

export interface LeavePersonFacts {
  readonly operator: Operator | undefined;
  /** Of the same person, in order. */
  readonly accounts: readonly Pick<Operator, 'id'>[];
  readonly nextPersonId: number;
}

export function decideLeavePerson(command: LeavePerson, { operator, accounts, nextPersonId }: LeavePersonFacts): Decision<NewPerson> {
  const existing = found(operator, 'operator', command.id);
  if (isErased(existing))
    throw new CommandRefused('operator_erased', 'This account has been erased; nobody can say whose it was any more.');
  const { id } = existing;
  if (accounts.length < 2) return unchanged;
  if (accounts.some((one) => one.id === command.askedBy)) {
    throw new CommandRefused('own_person', 'Nobody says of themselves that they are two people; ask another administrator.');
  }
  return {
    outcome: 'changed',
    plan: { operatorIds: [id], personId: nextPersonId },
    change: { subject: { kind: 'operator', id }, before: { accountIds: accounts.map((one) => one.id) }, after: { accountIds: [id] } },
  };
}
