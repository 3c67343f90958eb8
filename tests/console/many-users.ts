import { openConnection } from '../../packages/platform/src/db/connection.ts';
import { openEmbeddedPostgres } from '../../packages/platform/src/embedded-postgres/embedded-postgres.ts';
import type { ConsoleServer } from './console-server.ts';

/** Gives so many more people seats under the first domain of the sample vendor, straight in the database: `far-000001@…` and on. */
export async function addUsers({ dataFolder }: ConsoleServer, size: number): Promise<void> {
  await using postgres = await openEmbeddedPostgres({ dataFolder, log: () => undefined });
  await using connection = await openConnection(postgres.adminUrl, 'seatledger tests');
  await connection.client.query('update registry.domains set seat_limit = null where id = 1');
  await connection.client.query(
    `insert into registry.users (domain_id, local_part, display_name)
     select 1, 'far-' || lpad(n::text, 6, '0'), 'Far ' || n from generate_series(1, $1::int) n`,
    [size],
  );
}
