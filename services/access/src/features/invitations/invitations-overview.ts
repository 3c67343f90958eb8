import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import { shownId } from '@seatledger/platform/http/ids.ts';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { AccessSchema } from '../../access-schema.ts';

export const shownInvitation = z
  .object({
    id: shownId,
    email: z.string(),
    roleKeys: z.array(z.string()),
    customerIds: z.array(shownId).nullable().meta({ description: 'The customers they are to be confined to; null: all.' }),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().meta({ description: 'The link is good until then. One that has expired is listed until it is withdrawn.' }),
  })
  .meta({ description: 'Somebody who was invited and has not come yet.' });
export type ShownInvitation = z.output<typeof shownInvitation>;

/** Those that nobody has accepted, replaced or withdrawn, the newest last. */
export async function listInvitations(
  kysely: Kysely<AccessSchema>,
  { afterId, limit }: { readonly afterId: number; readonly limit: number },
): Promise<readonly ShownInvitation[]> {
  const rows = await selectOpen(kysely).where('id', '>', afterId).orderBy('id').limit(limit).execute();
  return rows.map(shownOf);
}

/** @throws HttpProblem 404 `invitation_not_found` */
export async function readInvitation(kysely: Kysely<AccessSchema>, id: number): Promise<ShownInvitation> {
  const row = await selectOpen(kysely).where('id', '=', id).executeTakeFirst();
  if (row !== undefined) return shownOf(row);
  const detail = `There is no open invitation ${id}.`;
  throw new HttpProblem({ status: 404, code: 'invitation_not_found', title: 'Not found', detail });
}

function selectOpen(kysely: Kysely<AccessSchema>) {
  return kysely
    .selectFrom('links')
    .select(['id', 'email', 'roleKeys', 'createdAt', 'expiresAt'])
    .select(sql<string[] | null>`customer_ids::text[]`.as('customerIds'))
    .where('kind', '=', 'invitation')
    .where('usedAt', 'is', null);
}

interface OpenRow {
  readonly id: number;
  readonly email: string | null;
  readonly roleKeys: string[];
  readonly customerIds: string[] | null;
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

function shownOf({ id, email, roleKeys, customerIds, createdAt, expiresAt }: OpenRow): ShownInvitation {
  const times = { createdAt: createdAt.toString(), expiresAt: expiresAt.toString() };
  return { id: String(id), email: email ?? '', roleKeys, customerIds, ...times };
}
