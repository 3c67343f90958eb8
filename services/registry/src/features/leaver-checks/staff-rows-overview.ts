import { rowRefusalCodes, type RowRefusalCode } from '@seatledger/domain/import/row-refusals.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { rowLimit, type Page } from '../../api/pages.ts';
import type { RegistrySchema } from '../../registry-schema.ts';

export const rowVerdict = z.enum(['seated', 'unseated', 'repeated', 'refused']);

export const shownStaffRow = z.strictObject({
  line: z.int().describe('Of the file, from 1.'),
  address: z.string().describe('As the file gives it.'),
  verdict: rowVerdict,
  code: z.enum([...rowRefusalCodes, '']).describe('Why it is refused; empty where it is not.'),
  detail: z.string(),
});

type StaffRow = Awaited<ReturnType<typeof listStaffRows>>[number];

/** The rows of a staff list in their order. */
export async function listStaffRows(
  db: Kysely<RegistrySchema>,
  checkId: number,
  page: Page,
  only: z.output<typeof rowVerdict> | undefined,
) {
  let query = db
    .selectFrom('leaverCheckRows')
    .select(['line as id', 'address', 'verdict', 'code', 'detail'])
    .$narrowType<{ verdict: z.output<typeof rowVerdict>; code: RowRefusalCode | null }>()
    .where('checkId', '=', checkId)
    .where('line', '>', page.afterId)
    .orderBy('line')
    .limit(rowLimit(page));
  if (only !== undefined) query = query.where('verdict', '=', only);
  return await query.execute();
}

export function showStaffRow({ id, address, verdict, code, detail }: StaffRow): z.output<typeof shownStaffRow> {
  return { line: id, address, verdict, code: code ?? '', detail: detail ?? '' };
}
