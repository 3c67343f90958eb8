import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import { reason } from '../command/fields.ts';

/** Voids every signed licence and licence file that there is, as soon as whoever holds one hears of it. It cannot be taken back. */
export const raiseRevocationEpochSchema = z.strictObject({ kind: z.literal('revocation-epoch.raise'), reason });
export type RaiseRevocationEpoch = z.output<typeof raiseRevocationEpochSchema>;

/** There is one, of the installation. */
export interface RevocationEpoch {
  readonly id: 1;
  readonly revocationEpoch: number;
}

const revocationEpochDecision = decisionsOn<RevocationEpoch>('revocation-epoch', ({ revocationEpoch }) => ({ revocationEpoch }));

export function decideRaiseRevocationEpoch(
  { reason }: RaiseRevocationEpoch,
  { current }: { readonly current: RevocationEpoch },
): Decision<RevocationEpoch> {
  return revocationEpochDecision.changed(current, { ...current, revocationEpoch: current.revocationEpoch + 1 }, reason);
}
