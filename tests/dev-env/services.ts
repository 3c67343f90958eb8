import { fileURLToPath } from 'node:url';
import type { MigratedService } from '../../packages/platform/src/db/prepare-database.ts';

export type ServiceName = 'audit' | 'registry' | 'access' | 'licence';

/** The services in the order in which they are migrated, as the server has them. */
export const databaseServices: readonly MigratedService<ServiceName>[] = (['audit', 'registry', 'access', 'licence'] as const).map(
  (name) => ({
    name,
    migrationsFolder: fileURLToPath(new URL(`../../services/${name}/migrations`, import.meta.url)),
    connectionLimit: 20,
  }),
);
