import { invitationTtlDays } from '@seatledger/domain/operator/invite-operator.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { AccessSchema } from '../../access-schema.ts';
import { newToken } from '../sign-in/token.ts';

export interface InvitationRequest {
  readonly email: string;
  readonly roleKeys: readonly string[];
  /** The customers that the operator is confined to; null: all. */
  readonly customerIds: readonly number[] | null;
}

export interface IssuedInvitation {
  readonly id: number;
  /** For POST /v1/invitations/accept; shown once. */
  readonly token: string;
  /** ISO 8601 instant. */
  readonly expiresAt: string;
}

/** Invites somebody. An invitation of the same address before is worthless from then on. */
export async function issueInvitation(
  execute: CommandDoor<AccessSchema>['execute'],
  request: InvitationRequest,
  context: CommandContext,
): Promise<IssuedInvitation> {
  const { token, tokenHash } = newToken();
  const expiresAt = context.now.add({ hours: invitationTtlDays * 24 }).toString();
  const { id } = await execute({ kind: 'operator.invite', ...request, tokenHash, at: context.now.toString(), expiresAt }, context);
  return { id: id ?? 0, token, expiresAt };
}
