import { z } from 'zod';
import { commandPattern, matchesCommand } from '../change-request/policy/command-pattern.ts';
import { proposableKinds } from '../change-request/policy/proposable-kinds.ts';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { id, reason } from '../command/fields.ts';
import { delegationDecision, type Delegation } from './delegation.ts';

const instant = z.iso.datetime().transform((text) => Temporal.Instant.from(text).toString());

const delegationCommands = z
  .array(commandPattern)
  .min(1)
  .max(50)
  .transform((given): readonly string[] => [...new Set(given)].toSorted())
  .nullable();

export const createDelegationSchema = z.strictObject({
  kind: z.literal('delegation.create'),
  fromOperatorId: id,
  toOperatorId: id,
  from: instant,
  until: instant,
  /** Null: everything that the one who delegates may approve. */
  commands: delegationCommands.default(null),
  reason,
});
export type CreateDelegation = z.output<typeof createDelegationSchema>;

/** An operator account that is not suspended. */
export interface DelegationParty {
  readonly personId: number;
  /** The keys of the roles that they may approve with. */
  readonly roleKeys: readonly string[];
  /** To some customers. */
  readonly isConfined: boolean;
}

export interface CreateDelegationFacts {
  readonly nextId: number;
  /** ISO 8601 instant. */
  readonly now: string;
  readonly from: DelegationParty | undefined;
  readonly to: DelegationParty | undefined;
}

const longestDays = 366;

export function decideCreateDelegation(command: CreateDelegation, facts: CreateDelegationFacts): Decision<Delegation> {
  const { roleKeys } = partiesOf(command, facts).from;
  refuseTimes(command, Temporal.Instant.from(facts.now));
  refuseUnknownCommands(command);
  const { fromOperatorId, toOperatorId, from, until, commands, reason } = command;
  const parties = { fromOperatorId, toOperatorId, roleKeys: roleKeys.toSorted() };
  const delegation = { id: facts.nextId, ...parties, from, until, commands, reason, endedAt: null };
  return delegationDecision.created(delegation, reason);
}

function partiesOf({ fromOperatorId, toOperatorId }: CreateDelegation, { from, to }: CreateDelegationFacts) {
  if (from === undefined) throw missing(fromOperatorId, 'fromOperatorId');
  if (to === undefined) throw missing(toOperatorId, 'toOperatorId');
  if (from.personId === to.personId) {
    throw new CommandRefused('delegation_to_oneself', 'These are one person; delegate to somebody else.', 'toOperatorId');
  }
  if (from.roleKeys.length === 0) {
    throw new CommandRefused('nothing_to_delegate', `Operator ${fromOperatorId} may not approve anything themselves.`, 'fromOperatorId');
  }
  if (to.isConfined) {
    const detail = `Operator ${toOperatorId} is confined to customers; requests are of all of them.`;
    throw new CommandRefused('delegate_confined', detail, 'toOperatorId');
  }
  return { from, to };
}

function missing(operatorId: number, field: string): CommandRefused {
  return new CommandRefused('operator_not_found', `There is no operator ${operatorId} who is not suspended.`, field);
}

function refuseTimes({ from, until }: CreateDelegation, now: Temporal.Instant): void {
  const [start, end] = [Temporal.Instant.from(from), Temporal.Instant.from(until)];
  if (Temporal.Instant.compare(start, end) >= 0) {
    throw new CommandRefused('ends_before_start', 'A delegation ends after it has begun; give a later end.', 'until');
  }
  if (Temporal.Instant.compare(end, now) <= 0)
    throw new CommandRefused('ends_in_the_past', 'This is over already; give a later end.', 'until');
  if (Temporal.Instant.compare(end, start.add({ hours: 24 * longestDays })) > 0) {
    throw new CommandRefused('delegation_too_long', 'A delegation is for a year at most; give an earlier end.', 'until');
  }
}

function refuseUnknownCommands({ commands }: CreateDelegation): void {
  const unknown = commands?.find((pattern) => !proposableKinds.some((kind) => matchesCommand(pattern, kind)));
  if (unknown !== undefined) throw new CommandRefused('command_unknown', `No command that can be proposed is ${unknown}.`, 'commands');
}
