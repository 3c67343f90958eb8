import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { AccessSchema } from '../../access-schema.ts';
import { shownOwnerIds } from '../tokens/owner-of-secret.ts';
import type { PageRequest } from '@seatledger/platform/http/page.ts';
import { selectClients } from './client-queries.ts';

const instant = z.iso.datetime();

/** A client as the API shows it. */
export const clientView = z.strictObject({
  clientId: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  allowedAddresses: z.array(z.string()).nullable(),
  createdAt: instant,
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable().meta({ description: 'To the minute.' }),
  ownerIds: shownOwnerIds,
});
type ClientView = z.output<typeof clientView>;

export function readClientPage(kysely: Kysely<AccessSchema>, { afterId, rows }: PageRequest) {
  return selectClients(kysely).where('id', '>', afterId).orderBy('id').limit(rows).execute();
}

export function readClient(kysely: Kysely<AccessSchema>, clientId: string) {
  return selectClients(kysely).where('clientId', '=', clientId).executeTakeFirst();
}

export function clientViewOf({ id: _, ...row }: NonNullable<Awaited<ReturnType<typeof readClient>>>): ClientView {
  return {
    ...row,
    createdAt: row.createdAt.toString(),
    revokedAt: row.revokedAt?.toString() ?? null,
    lastUsedAt: row.lastUsedAt?.toString() ?? null,
    ownerIds: row.ownerIds.map(String),
  };
}
