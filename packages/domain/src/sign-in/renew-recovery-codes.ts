import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { recoveryCodeCount, recoveryCodeHashes } from './enrol-second-factor.ts';
import { sessionIn, type Completed, type Session } from './session.ts';

/** A new set of recovery codes in place of those that are left: for whoever has used some up, or mislaid them. */
export const renewRecoveryCodesSchema = z.strictObject({
  kind: z.literal('second-factor.renew-codes'),
  sessionId: id,
  recoveryCodeHashes,
  at: z.iso.datetime(),
});
export type RenewRecoveryCodes = z.output<typeof renewRecoveryCodesSchema>;

export interface RenewRecoveryCodesFacts {
  readonly session: Session | undefined;
  /** How many of the codes of before were not used. */
  readonly codesLeft: number;
}

export function decideRenewRecoveryCodes(
  command: RenewRecoveryCodes,
  { session: known, codesLeft }: RenewRecoveryCodesFacts,
): Decision<Completed<RenewRecoveryCodes>> {
  const session = sessionIn(known, command.at, 'complete');
  return {
    outcome: 'changed',
    plan: { ...command, session },
    change: {
      subject: { kind: 'operator', id: session.operatorId },
      before: { recoveryCodes: codesLeft },
      after: { recoveryCodes: recoveryCodeCount },
    },
  };
}
