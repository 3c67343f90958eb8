import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { parseEmail } from '@seatledger/domain/email/email.ts';
import { passwordResetTtlMinutes } from '@seatledger/domain/sign-in/request-password-reset.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { SignInDependencies } from './dependencies.ts';
import { findAccount, type Account } from './password-queries.ts';
import { newToken } from './token.ts';

export interface IssuedPasswordReset {
  /** For POST /v1/password-resets/actions/complete; shown once. */
  readonly token: string;
  /** ISO 8601 instant. */
  readonly expiresAt: string;
}

/** Makes the link of an operator. One before is worthless from then on. */
export async function issuePasswordReset(
  { execute }: Pick<SignInDependencies, 'execute'>,
  { id }: Account,
  context: CommandContext,
): Promise<IssuedPasswordReset> {
  const { token, tokenHash } = newToken();
  const expiresAt = context.now.add({ minutes: passwordResetTtlMinutes }).toString();
  await execute({ kind: 'password.request-reset', operatorId: id, tokenHash, at: context.now.toString(), expiresAt }, context);
  return { token, expiresAt };
}

/** For whoever runs the machine, who is told why there is no link. Throws {@link CommandRefused}. */
export async function issuePasswordResetFor(
  dependencies: Pick<SignInDependencies, 'kysely' | 'execute'>,
  typed: string,
  context: CommandContext,
): Promise<IssuedPasswordReset> {
  const parsed = parseEmail(typed);
  const account = parsed.ok ? await findAccount(dependencies.kysely, parsed.email.address) : undefined;
  if (account === undefined) throw new CommandRefused('operator_not_found', 'There is no operator with this address.', 'email');
  if (account.suspended) {
    throw new CommandRefused('operator_suspended', 'This operator is suspended, and could not sign in; reinstate them first.', 'email');
  }
  return issuePasswordReset(dependencies, account, context);
}
