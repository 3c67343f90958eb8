import type { Import } from '@seatledger/domain/import/import.ts';
import { rowRefusalCodes } from '@seatledger/domain/import/row-refusals.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { everyPage } from '../../api/every-page.ts';
import { rowLimit, type Page } from '../../api/pages.ts';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { findImport } from './import-row-queries.ts';
import { resultHead, resultLines } from './result-lines.ts';
import { verdictOf, type JudgedRow, type Verdict } from './verdicts.ts';

export const verdictWord = z.enum(['create', 'change', 'same', 'refuse']);

const changedFields = z.record(z.string(), z.unknown()).nullable();

export const shownVerdict = z.strictObject({
  line: z.int().describe('Of the file, from 1.'),
  address: z.string().describe('As the file gives it.'),
  verdict: verdictWord,
  code: z.enum([...rowRefusalCodes, '']).describe('Why it is refused; empty where it is not.'),
  detail: z.string(),
  before: changedFields.describe('Of a user who is changed: what the row changes, as it was.'),
  after: changedFields.describe('The same as the row has it.'),
});
export type ShownVerdict = z.output<typeof shownVerdict>;

/** A verdict, and its line as that by which lists go on. */
interface NumberedVerdict extends Verdict {
  readonly id: number;
  readonly before: ShownVerdict['before'];
  readonly after: ShownVerdict['after'];
}

/** The import, with its file and its verdicts there to be read. @throws HttpProblem 410 `import_expired` */
export async function findKeptImport(db: Kysely<RegistrySchema>, scope: Scope, importId: number): Promise<Import> {
  const { imported } = await findImport(db, scope, importId);
  if (imported.fileId !== null) return imported;
  throw new HttpProblem({
    status: 410,
    code: 'import_expired',
    title: 'Gone',
    detail: 'The file and the verdicts of this import have been removed after their time.',
  });
}

export async function listVerdicts(
  db: Kysely<RegistrySchema>,
  importId: number,
  page: Page,
  only?: Verdict['verdict'],
): Promise<readonly NumberedVerdict[]> {
  let query = db
    .selectFrom('importVerdicts')
    .select(['line', 'address', 'verdict', 'code', 'refusalDetail', 'notice', 'duplicateOf', 'before', 'after'])
    .where('importId', '=', importId)
    .where('line', '>', page.afterId)
    .orderBy('line')
    .limit(rowLimit(page));
  if (only !== undefined) query = query.where('verdict', '=', only);
  const rows = await query.$castTo<JudgedRow & Pick<NumberedVerdict, 'before' | 'after'>>().execute();
  return rows.map((row) => ({ id: row.line, ...verdictOf(row), before: row.before, after: row.after }));
}

export function showVerdict({ id: _, ...verdict }: NumberedVerdict): ShownVerdict {
  return verdict;
}

/** The file that says what became of every row. */
export async function* resultFile(db: Kysely<RegistrySchema>, importId: number): AsyncGenerator<string, void, void> {
  yield resultHead;
  for await (const verdicts of everyPage((page) => listVerdicts(db, importId, page))) yield resultLines(verdicts);
}
