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
import { leaverCheckOf, selectLeaverChecks, type LeaverCheckRow } from './leaver-check-queries.ts';
import { countSeatsSince } from './seats-since-queries.ts';

export const leaverCheckState = z.enum(['compared', 'expired']);

export const shownLeaverCheck = z.strictObject({
  id: shownId,
  domainId: shownId,
  customerId: shownId,
  state: leaverCheckState.describe('`expired`: the file has been removed after its time, and with it who was not on the list.'),
  fileName: z.string(),
  sha256: z.string().describe('Of the file as it was sent, hexadecimal.'),
  sizeBytes: z.int(),
  map: z.string().nullable(),
  encoding: z.string(),
  separator: z.string(),
  mapping: z
    .strictObject({
      source: z.enum(mappingSources),
      columns: z.array(z.strictObject({ header: z.string(), field: z.enum(importFields) })),
    })
    .describe('The column that addresses were read from.'),
  counts: z.strictObject({
    seated: z.int().describe('Rows of people with a seat.'),
    unseated: z.int().describe('Rows of people of the domain without a seat.'),
    repeated: z.int().describe('Rows of people whom an earlier row names.'),
    refused: z.int().describe('Rows that name nobody of the domain; whoever is meant by one counts as a leaver.'),
    leavers: z.int().describe('Users whom no row names.'),
    seats: z.int().describe('Seats that were taken.'),
  }),
  keptUntil: shownInstant.nullable().describe('When the file and all that comes from it is removed; null once it is.'),
  ...shownVersion,
});

export const shownLeaverCheckNow = shownLeaverCheck.extend({
  since: z
    .strictObject({
      gone: z.int().describe('Leavers who have no seat any more.'),
      listed: z.int().describe('Leavers who go by an address on the list by now.'),
      newcomers: z.int().describe('Users who have got their seat since.'),
    })
    .nullable()
    .describe('What has happened to the seats since the list was compared with them; null once it is not kept.'),
});

export interface LeaverCheckFilter {
  readonly domainId?: number | undefined;
  readonly state?: z.output<typeof leaverCheckState> | undefined;
}

export function showLeaverCheck(row: LeaverCheckRow): z.output<typeof shownLeaverCheck> {
  const { customerId, encoding, separator, mappingSource, columns, createdAt } = row;
  const { id, domainId, state, fileId, file, map, counts } = leaverCheckOf(row);
  return {
    id: String(id),
    domainId: String(domainId),
    customerId: String(customerId),
    state,
    fileName: file.name,
    sha256: file.sha256,
    sizeBytes: file.sizeBytes,
    map,
    encoding,
    separator,
    mapping: { source: mappingSource, columns },
    counts,
    keptUntil: fileId === null ? null : retainedUntil('import-file', createdAt).toString(),
    ...versionOf(row),
  };
}

/** The newest first: a page goes on with the ids before its cursor. */
export async function listLeaverChecks(db: Kysely<RegistrySchema>, scope: Scope, filter: LeaverCheckFilter, page: Page) {
  let query = selectLeaverChecks(db, scope).orderBy('leaverChecks.id', 'desc').limit(rowLimit(page));
  if (page.afterId > 0) query = query.where('leaverChecks.id', '<', page.afterId);
  if (filter.domainId !== undefined) query = query.where('leaverChecks.domainId', '=', filter.domainId);
  if (filter.state !== undefined) query = query.where('leaverChecks.state', '=', filter.state);
  return await query.execute();
}

export async function readLeaverCheck(db: Kysely<RegistrySchema>, scope: Scope, id: number): Promise<z.output<typeof shownLeaverCheckNow>> {
  const row = found(await selectLeaverChecks(db, scope).where('leaverChecks.id', '=', id).executeTakeFirst(), 'leaver_check', id);
  return { ...showLeaverCheck(row), since: row.fileId === null ? null : await countSeatsSince(db, row) };
}
