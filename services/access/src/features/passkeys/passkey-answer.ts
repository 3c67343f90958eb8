import { shownId } from '@seatledger/platform/http/ids.ts';
import { z } from 'zod';
import type { ListedPasskey } from './passkey-queries.ts';

export const passkeyAnswer = z
  .object({
    id: shownId,
    name: z.string(),
    backedUp: z.boolean().meta({ description: 'Kept outside the authenticator too, so that it outlives the device.' }),
    transports: z.array(z.string()).meta({ description: 'How the authenticator is reached: `internal`, `usb`, `hybrid`, …' }),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ description: 'A passkey of an operator.' });

export function passkeyAnswerOf({ id, name, backedUp, transports, createdAt, lastUsedAt }: ListedPasskey): z.output<typeof passkeyAnswer> {
  const times = { createdAt: createdAt.toString(), lastUsedAt: lastUsedAt?.toString() ?? null };
  return { id: String(id), name, backedUp, transports: [...transports], ...times };
}
