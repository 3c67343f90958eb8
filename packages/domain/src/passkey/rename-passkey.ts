import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { passkeyDecision, passkeyName, type Passkey } from './passkey.ts';

/** Only the operator's own: another's is not there. */
export const renamePasskeySchema = z.strictObject({ kind: z.literal('passkey.rename'), operatorId: id, id, name: passkeyName });
export type RenamePasskey = z.output<typeof renamePasskeySchema>;

export function decideRenamePasskey({ id, name }: RenamePasskey, known: Passkey | undefined): Decision<Passkey> {
  const passkey = found(known, 'passkey', id);
  return passkeyDecision.changed(passkey, { ...passkey, name });
}
