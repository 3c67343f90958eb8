import { z } from 'zod';
import { CommandRefused, found, unchanged, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { isErased } from './erase-operator.ts';
import type { Operator } from './operator.ts';

/** The account, with all others of the same person, is of the person of another account. */
export const joinPersonSchema = z.strictObject({ kind: z.literal('operator.join-person'), id, otherId: id });
export type JoinPerson = z.output<typeof joinPersonSchema>;

export interface JoinPersonFacts {
  readonly operator: Operator | undefined;
  readonly other: Operator | undefined;
  /** All accounts of either's person, in order. */
  readonly accounts: readonly Pick<Operator, 'id' | 'personId'>[];
}

/** Accounts that become those of a person. */
export interface NewPerson {
  readonly operatorIds: readonly number[];
  readonly personId: number;
}

export function decideJoinPerson(command: JoinPerson, facts: JoinPersonFacts): Decision<NewPerson> {
  const operator = found(facts.operator, 'operator', command.id);
  const other = found(facts.other, 'operator', command.otherId, 'otherId');
  if ([operator, other].some(isErased)) throw new CommandRefused('operator_erased', 'One of these accounts has been erased.', 'otherId');
  if (operator.personId === other.personId) return unchanged;
  const ofPerson = (personId: number) => facts.accounts.filter((one) => one.personId === personId).map((one) => one.id);
  const operatorIds = ofPerson(operator.personId);
  return {
    outcome: 'changed',
    plan: { operatorIds, personId: other.personId },
    change: {
      subject: { kind: 'operator', id: operator.id },
      before: { accountIds: operatorIds },
      after: { accountIds: facts.accounts.map((one) => one.id) },
    },
  };
}
