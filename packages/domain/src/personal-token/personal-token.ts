import { decisionsOn } from '../command/decisions-on.ts';

/** A person's own token for scripts: never more than the person may do at the time of a request. */
export interface PersonalToken {
  readonly id: number;
  readonly operatorId: number;
  readonly tokenId: string;
  readonly name: string;
  readonly permissions: readonly string[];
  /** ISO 8601 instants; null: never. */
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

export const personalTokenDecision = decisionsOn<PersonalToken>(
  'personal-token',
  ({ operatorId, tokenId, name, permissions, expiresAt, revokedAt }) => ({ operatorId, tokenId, name, permissions, expiresAt, revokedAt }),
);
