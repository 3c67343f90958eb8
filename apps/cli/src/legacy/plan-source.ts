import { bodyOf, type components } from '@seatledger/api-client';
import type { Connection } from '../connection/connection.ts';
import type { Terminal } from '../terminal.ts';
import { migrationOf, type OpenedSource } from './opened-source.ts';
import { sendRows } from './send-rows.ts';

export type Plan = components['schemas']['Migration'];

/** Sends a source and has it planned. */
export async function planSource(
  connection: Connection,
  opened: OpenedSource,
  purpose: 'migrate' | 'verify',
  terminal: Terminal,
): Promise<Plan> {
  const { client } = connection;
  const { id } = await bodyOf(client.POST('/v1/migrations', { body: migrationOf(opened, purpose) }));
  await sendRows(connection, id, opened, (rows) => terminal.progress(`${rows.toLocaleString('en')} rows sent`));
  terminal.progress('Working out what they become …');
  return await bodyOf(client.POST('/v1/migrations/{id}/actions/plan', { params: { path: { id } }, body: {} }));
}
