import { decisionsOn } from '../command/decisions-on.ts';

/** For how long, and for what, somebody approves in another's place. */
export interface DelegationTerms {
  /** ISO 8601 instants; from the first on, until before the second. */
  readonly from: string;
  readonly until: string;
  /** Patterns of kinds; null: whatever the other may approve. */
  readonly commands: readonly string[] | null;
}

/** Somebody who is away lets somebody else approve in their place. */
export interface Delegation extends DelegationTerms {
  readonly id: number;
  /** Whose power it is. */
  readonly fromOperatorId: number;
  readonly toOperatorId: number;
  /** The keys of the roles that could be approved with when it was made; in order. Those that come later are not delegated. */
  readonly roleKeys: readonly string[];
  readonly reason: string;
  /** Since when it has been taken back; null: it has not. */
  readonly endedAt: string | null;
}

export const delegationDecision = decisionsOn<Delegation>(
  'delegation',
  ({ fromOperatorId, toOperatorId, roleKeys, from, until, commands, endedAt }) => ({
    fromOperatorId,
    toOperatorId,
    roleKeys,
    validity: { from, until },
    commands,
    endedAt,
  }),
);
