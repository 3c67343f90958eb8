import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { refuseExpired } from '@seatledger/domain/migration/migration.ts';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyLine } from './copy-line.ts';
import { handlesOf, parseReceivedRow, sourceKeyOf, type ReceivedRow } from './staged-row.ts';

/** Where a migration stands after rows have come in. */
export interface Received {
  readonly rowsReceived: number;
}

/**
 * Takes the next rows of a migration, one JSON object a line, all or nothing. `after`: how many have been sent before; what has been
 * taken already is passed over, so that a client that does not know whether its rows have arrived sends them again.
 */
export async function receiveRows(client: pg.PoolClient, id: number, after: number, bytes: AsyncIterable<Uint8Array>): Promise<Received> {
  await client.query('begin');
  try {
    const { rows } = await client.query(
      'select state, rows_received, rows_removed_at is not null as is_expired from legacy_migrations where id = $1 for update',
      [id],
    );
    const [migration] = rows as readonly Receiving[];
    refuseUnexpected(id, migration, after);
    const rowsReceived = await copyRows(client, id, after, migration?.rows_received ?? 0, bytes);
    await client.query('update legacy_migrations set rows_received = $2, updated_at = now() where id = $1', [id, rowsReceived]);
    await client.query('commit');
    return { rowsReceived };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

interface Receiving {
  readonly state: string;
  readonly rows_received: number;
  readonly is_expired: boolean;
}

function refuseUnexpected(id: number, migration: Receiving | undefined, after: number): void {
  if (migration === undefined) throw new CommandRefused('migration_not_found', `There is no migration ${id}.`, 'id');
  if (migration.state !== 'receiving') {
    throw new CommandRefused('migration_complete', `Migration ${id} has been planned, and takes no more rows; make another one.`);
  }
  refuseExpired({ id, isExpired: migration.is_expired });
  if (after > migration.rows_received) {
    const detail = `Migration ${id} has ${migration.rows_received} rows; send those after row ${migration.rows_received} first.`;
    throw new CommandRefused('rows_missing', detail, 'after');
  }
}

const columns =
  'migration_id, position, entity, source_table, key, source_key, file, line, old_id, belongs_to, other_id, name, mapped, raw, faults';

/** Gives how many rows there are then. */
async function copyRows(
  client: pg.PoolClient,
  id: number,
  after: number,
  present: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  const copy = client.query(copyFrom(`copy legacy_rows (${columns}) from stdin`));
  const failed = finished(copy);
  failed.catch(() => undefined);
  let position = after;
  try {
    for await (const lines of linesOf(bytes)) {
      let text = '';
      for (const line of lines) {
        position += 1;
        if (position > present) text += copied(id, position, parsed(line, position));
      }
      if (text !== '' && !copy.write(text)) await Promise.race([once(copy, 'drain'), failed]);
    }
    copy.end();
    await failed;
  } catch (error) {
    copy.destroy(error as Error);
    throw error;
  }
  return Math.max(position, present);
}

function copied(migrationId: number, position: number, { entity, table, key, file, line, row, raw, faults }: ReceivedRow): string {
  const { oldId, belongsTo, otherId, name } = handlesOf(entity, row);
  const source = [entity, table, key, sourceKeyOf(table, key), file, line];
  const json = [row === null ? null : JSON.stringify(row), JSON.stringify(raw), faults.length === 0 ? null : JSON.stringify(faults)];
  return copyLine([migrationId, position, ...source, oldId, belongsTo, otherId, name, ...json]);
}

function parsed(line: string, position: number): ReceivedRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new CommandRefused('row_unreadable', `Row ${position} is no JSON.`);
  }
  const result = parseReceivedRow(value);
  if (!result.ok) throw new CommandRefused('row_unreadable', `Row ${position}: ${result.detail}.`);
  return result.row;
}

const longestLine = 4 * 1024 * 1024;

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: false });
  let rest = '';
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new CommandRefused('row_unreadable', 'A row is longer than 4 MiB.');
    yield lines.filter((line) => line !== '');
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}
