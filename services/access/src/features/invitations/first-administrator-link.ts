import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { randomUUID } from 'node:crypto';
import { operatorExists } from '../operators/operator-queries.ts';
import { instantIn, type SignInDependencies } from '../sign-in/dependencies.ts';
import { newToken } from '../sign-in/token.ts';

const firstAdministratorTtlMs = 24 * 3_600_000;

/** A one-time token while there is no operator; the one before is worthless from then on. */
export async function firstAdministratorLink(
  dependencies: Pick<SignInDependencies, 'kysely' | 'execute' | 'now'>,
): Promise<string | undefined> {
  if (await operatorExists(dependencies.kysely)) return undefined;
  const { token, tokenHash } = newToken();
  const times = { at: instantIn(dependencies), expiresAt: instantIn(dependencies, firstAdministratorTtlMs) };
  const context: CommandContext = {
    actor: { kind: 'system', id: null, name: 'first start' },
    origin: 'task',
    address: null,
    requestId: randomUUID(),
    now: Temporal.Instant.fromEpochMilliseconds(dependencies.now()),
  };
  const { outcome } = await dependencies.execute({ kind: 'operator.invite-first', tokenHash, ...times }, context);
  return outcome === 'changed' ? token : undefined;
}
