import { openEmbeddedPostgres } from '../../packages/platform/src/embedded-postgres/embedded-postgres.ts';
import { queryValue } from '../dev-env/embedded-database.ts';
import type { ConsoleServer } from './console-server.ts';

/** As if everybody who is signed in had shown their second factor a quarter of an hour ago. */
export async function ageSecondFactors({ dataFolder }: ConsoleServer): Promise<void> {
  await using postgres = await openEmbeddedPostgres({ dataFolder, log: () => undefined });
  await queryValue(postgres.adminUrl, `update access.sessions set stepped_up_at = now() - interval '15 minutes'`);
}
