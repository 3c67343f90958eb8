import { fileURLToPath } from 'node:url';

/** Events are appended by the SQL function `audit.append`, which these migrations make. */
export const auditMigrations = fileURLToPath(new URL('../migrations', import.meta.url));
