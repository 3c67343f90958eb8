import { found } from '@seatledger/domain/command/decision.ts';
import { importFields } from '@seatledger/domain/import/header-words.ts';
import { mappingSources } from '@seatledger/domain/import/import.ts';
import { retainedUntil } from '@seatledger/domain/privacy/retention.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { shownId, shownInstant, shownVersion, versionOf } from '../../api/fields.ts';
import { rowLimit, type Page } from '../../api/pages.ts';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { importOf, selectImports, type ImportRow } from './import-row-queries.ts';

export const importState = z.enum(['judged', 'applied', 'expired']);

export const shownImport = z.strictObject({
  id: shownId,
  domainId: shownId,
  customerId: shownId,
  state: importState.describe('`expired`: never applied, and its file removed after its time.'),
  fileName: z.string(),
  sha256: z.string().describe('Of the file as it was sent, hexadecimal.'),
  sizeBytes: z.int(),
  options: z.strictObject({
    defaultProfile: z.string().nullable(),
    dates: z.enum(['dmy', 'mdy']).nullable(),
    map: z.string().nullable(),
    skipRefused: z.boolean(),
  }),
  counts: z.strictObject({ create: z.int(), change: z.int(), same: z.int(), refuse: z.int() }).describe('Rows by their verdict.'),
  encoding: z.string(),
  separator: z.string(),
  mapping: z
    .strictObject({
      source: z.enum(mappingSources),
      columns: z.array(z.strictObject({ header: z.string(), field: z.enum(importFields) })),
    })
    .describe("Which columns were read: `remembered`, as the customer's last list with this header was."),
  unusedColumns: z.array(z.string()).describe('Headers that nothing was read from; the first hundred.'),
  keptUntil: shownInstant
    .nullable()
    .describe('When the file and the verdicts are removed, unless a change request waits then; null once they are.'),
  changeRequestId: shownId.nullable().describe('The change request that it waits for, or by which it was applied.'),
  appliedAt: shownInstant.nullable(),
  ...shownVersion,
});

export interface ImportFilter {
  readonly domainId?: number | undefined;
  readonly state?: z.output<typeof importState> | undefined;
}

export function showImport(row: ImportRow): z.output<typeof shownImport> {
  const { customerId, encoding, separator, mappingSource, columns, unusedColumns, appliedAt, createdAt } = row;
  const { id, domainId, state, fileId, file, options, counts, changeRequestId } = importOf(row);
  return {
    id: String(id),
    domainId: String(domainId),
    customerId: String(customerId),
    state,
    fileName: file.name,
    sha256: file.sha256,
    sizeBytes: file.sizeBytes,
    options,
    counts,
    encoding,
    separator,
    mapping: { source: mappingSource, columns },
    unusedColumns,
    keptUntil: fileId === null ? null : retainedUntil('import-file', createdAt).toString(),
    changeRequestId: changeRequestId === null ? null : String(changeRequestId),
    appliedAt: appliedAt?.toString() ?? null,
    ...versionOf(row),
  };
}

/** The newest first: a page goes on with the ids before its cursor. */
export async function listImports(db: Kysely<RegistrySchema>, scope: Scope, filter: ImportFilter, page: Page) {
  let query = selectImports(db, scope).orderBy('imports.id', 'desc').limit(rowLimit(page));
  if (page.afterId > 0) query = query.where('imports.id', '<', page.afterId);
  if (filter.domainId !== undefined) query = query.where('imports.domainId', '=', filter.domainId);
  if (filter.state !== undefined) query = query.where('imports.state', '=', filter.state);
  return await query.execute();
}

export async function readImport(db: Kysely<RegistrySchema>, scope: Scope, id: number) {
  const row = await selectImports(db, scope).where('imports.id', '=', id).executeTakeFirst();
  return showImport(found(row, 'import', id));
}
