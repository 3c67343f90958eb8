import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { shownId, shownInstant } from '../../api/fields.ts';
import { rowLimit, type Page } from '../../api/pages.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { isNewcomer, leaverState, leaverStates, type LeaverCheckNow, type LeaverState } from './seats-since.ts';

export const shownLeaver = z.strictObject({
  id: shownId.describe('Of the user.'),
  email: z.string().nullable().describe('null: gone.'),
  displayName: z.string().nullable(),
  profile: z.string().nullable(),
  state: z
    .enum(leaverStates)
    .describe(
      'What has become of the seat: `suspended` has it still, `listed` goes by an address on the list by now, `gone` has it no more.',
    ),
});

interface LeaverRow {
  readonly id: number;
  readonly email: string | null;
  readonly displayName: string | null;
  readonly profile: string | null;
  readonly state: LeaverState;
}

/** Who had a seat and was not on the list, and what has become of them since. */
export async function listLeavers(
  db: Kysely<RegistrySchema>,
  { id, domainId }: LeaverCheckNow,
  page: Page,
  state: LeaverState | undefined,
): Promise<readonly LeaverRow[]> {
  const { rows } = await sql<LeaverRow>`
    select * from (
      select l.user_id as id, u.local_part || '@' || d.name as email, u.display_name, p.key as profile,
        ${leaverState(id)} as state
      from leavers l
      join domains d on d.id = ${domainId}
      left join users u on u.id = l.user_id and u.domain_id = d.id
      left join profiles p on p.id = u.profile_id
      where l.check_id = ${id} and l.user_id > ${page.afterId}
    ) leaver
    where ${state === undefined ? sql`true` : sql`state = ${state}`}
    order by id limit ${rowLimit(page)}`.execute(db);
  return rows;
}

export function showLeaver({ id, ...leaver }: LeaverRow): z.output<typeof shownLeaver> {
  return { id: String(id), ...leaver };
}

export const shownNewcomer = z.strictObject({
  id: shownId.describe('Of the user.'),
  email: z.string(),
  displayName: z.string(),
  onList: z.boolean(),
  createdAt: shownInstant,
});

interface NewcomerRow {
  readonly id: number;
  readonly email: string;
  readonly displayName: string;
  readonly onList: boolean;
  readonly createdAt: Temporal.Instant;
}

/** Who has got a seat since the list was compared, be they on it or not: nobody proposes to remove them. */
export async function listNewcomers(db: Kysely<RegistrySchema>, check: LeaverCheckNow, page: Page): Promise<readonly NewcomerRow[]> {
  const { rows } = await sql<NewcomerRow>`
    select u.id, u.local_part || '@' || d.name as email, u.display_name, u.created_at,
      exists (select from leaver_check_rows r
        where r.check_id = ${check.id} and r.local_part = u.local_part and r.verdict = 'unseated') as on_list
    from users u join domains d on d.id = u.domain_id
    where ${isNewcomer(check)} and u.id > ${page.afterId}
    order by u.id limit ${rowLimit(page)}`.execute(db);
  return rows;
}

export function showNewcomer({ id, email, displayName, onList, createdAt }: NewcomerRow): z.output<typeof shownNewcomer> {
  return { id: String(id), email, displayName, onList, createdAt: createdAt.toString() };
}
