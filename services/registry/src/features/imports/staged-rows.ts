import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { ImportedSeat } from '@seatledger/domain/import/judge-row.ts';
import type { RowRefusalCode } from '@seatledger/domain/import/row-refusals.ts';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A row of the file after its own rules have judged it; the comparison with the registry comes later, for all at once. */
export type StagedRow = { readonly line: number; readonly address: string } & (
  | { readonly ok: true; readonly seat: ImportedSeat; readonly profileId: number | null; readonly notices: readonly string[] }
  | { readonly ok: false; readonly code: RowRefusalCode; readonly detail: string }
);

const createStagedRows = `
  create temporary table staged_rows (
    line integer not null,
    address text not null,
    local_part text collate "C",
    display_name text,
    profile_id bigint,
    valid_from date,
    valid_until date,
    suspended boolean,
    notice text,
    refusal_code text,
    refusal_detail text
  )`;

/**
 * Streams rows into a temporary table of this connection, outside any transaction: a process that dies leaves nothing,
 * and reading a long file holds no lock.
 */
export async function stageRows(client: pg.PoolClient, batches: AsyncIterable<readonly StagedRow[]>): Promise<void> {
  await client.query(createStagedRows);
  const copy = client.query(copyFrom('copy staged_rows from stdin'));
  const failed = finished(copy);
  failed.catch(() => undefined);
  try {
    for await (const batch of batches) {
      if (!copy.write(batch.map(copyLine).join(''))) await Promise.race([once(copy, 'drain'), failed]);
    }
    copy.end();
    await failed;
  } catch (error) {
    copy.destroy(error as Error);
    throw error;
  }
  await client.query('analyze staged_rows');
}

export async function dropStagedRows(client: pg.PoolClient): Promise<void> {
  await client.query('drop table if exists staged_rows');
}

/** One line of COPY's text format (PostgreSQL documentation, COPY, "Text Format"). */
function copyLine(row: StagedRow): string {
  const { line } = row;
  const address = copyText(row.address);
  if (!row.ok) return `${line}\t${address}\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t${row.code}\t${copyText(row.detail)}\n`;
  const { localPart, displayName, validFrom, validUntil, suspended } = row.seat;
  const notice = row.notices.length === 0 ? '\\N' : copyText(row.notices.join(' '));
  const dates = `${validFrom ?? '\\N'}\t${validUntil ?? '\\N'}`;
  const name = displayName === null ? '\\N' : copyText(displayName);
  return `${line}\t${address}\t${copyText(localPart)}\t${name}\t${row.profileId ?? '\\N'}\t${dates}\t${suspended ? 't' : 'f'}\t${notice}\t\\N\t\\N\n`;
}

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyText(text: string): string {
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character) : text;
}
