import type { Log } from '../config/log-level.ts';
import { deriveSecret } from '../crypto/derive-secret.ts';
import type { InstallationKey } from '../crypto/installation-key.ts';
import type { MasterKeys } from '../crypto/load-master-key.ts';
import { asAdmin } from './as-admin.ts';
import { serviceUrl } from './database-url.ts';
import { migrate } from './migrate.ts';
import { openInstallationKey, type RecordReplacement } from './open-installation-key.ts';
import { provision, type ServiceSchema } from './provision.ts';

/** A service's schema and where its migrations are. */
export interface MigratedService<Name extends string = string> extends ServiceSchema {
  readonly name: Name;
  readonly migrationsFolder: string;
}

export interface PrepareDatabaseOptions<Name extends string> {
  readonly adminUrl: string;
  /** Read while nobody else can replace them. */
  readonly masterKeys: () => Promise<MasterKeys>;
  readonly recordReplacement: RecordReplacement;
  /** In the order in which they are migrated: a service comes after those whose schemas its migrations name. */
  readonly services: readonly MigratedService<Name>[];
  readonly log: Log;
}

export interface PreparedDatabase<Name extends string> {
  /** The address under which each service reaches its schema, for `openDatabase`. */
  readonly urls: Record<Name, string>;
  readonly installationKey: InstallationKey;
}

/** Opens the installation key, then provisions and migrates every service. */
export async function prepareDatabase<Name extends string>(options: PrepareDatabaseOptions<Name>): Promise<PreparedDatabase<Name>> {
  const { adminUrl, masterKeys, recordReplacement: record, services, log } = options;
  const { key } = await asAdmin(adminUrl, async (admin) => openInstallationKey(admin, { keys: await masterKeys(), record, log }));
  const passwordOf = (role: string): string => deriveSecret(key, `database-role/${role}`);
  const roles = await provision(adminUrl, { services, passwordOf });
  const urls = {} as Record<Name, string>;
  for (const { name, migrationsFolder } of services) {
    const role = roles[name];
    if (role === undefined) throw new Error(`no role was provisioned for ${name}`);
    urls[name] = serviceUrl(adminUrl, role, passwordOf(role));
    const applied = await migrate({ url: urls[name], schema: name, folder: migrationsFolder, roles });
    if (applied.length > 0) log('info', `Database: ${name} migrated (${applied.join(', ')}).`);
  }
  return { urls, installationKey: key };
}
