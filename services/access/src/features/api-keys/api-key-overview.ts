import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { AccessSchema } from '../../access-schema.ts';
import { shownOwnerIds } from '../tokens/owner-of-secret.ts';
import type { PageRequest } from '@seatledger/platform/http/page.ts';

const instant = z.iso.datetime();

/** A key as the API shows it. */
export const apiKeyView = z.strictObject({
  keyId: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  requestsPerSecond: z.int(),
  allowedAddresses: z.array(z.string()).nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable().meta({ description: 'To the minute.' }),
  replacedBy: z.string().nullable().meta({ description: 'The keyId of its successor.' }),
  ownerIds: shownOwnerIds,
});
type ApiKeyView = z.output<typeof apiKeyView>;

export function readApiKeyPage(kysely: Kysely<AccessSchema>, { afterId, rows }: PageRequest) {
  return selectOverview(kysely).where('id', '>', afterId).orderBy('id').limit(rows).execute();
}

export function readApiKey(kysely: Kysely<AccessSchema>, keyId: string) {
  return selectOverview(kysely).where('keyId', '=', keyId).executeTakeFirst();
}

export function apiKeyViewOf({ id: _, ...row }: NonNullable<Awaited<ReturnType<typeof readApiKey>>>): ApiKeyView {
  return {
    ...row,
    createdAt: row.createdAt.toString(),
    expiresAt: row.expiresAt?.toString() ?? null,
    revokedAt: row.revokedAt?.toString() ?? null,
    lastUsedAt: row.lastUsedAt?.toString() ?? null,
    ownerIds: row.ownerIds.map(String),
  };
}

function selectOverview(kysely: Kysely<AccessSchema>) {
  return kysely
    .selectFrom('apiKeys')
    .select([
      'id',
      'keyId',
      'name',
      'scopes',
      'requestsPerSecond',
      'createdAt',
      'expiresAt',
      'revokedAt',
      'lastUsedAt',
      'replacedBy',
      'ownerIds',
    ])
    .select(sql<string[] | null>`allowed_addresses::text[]`.as('allowedAddresses'));
}
