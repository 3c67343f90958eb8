import type { Log } from '../config/log-level.ts';
import { deriveSecret, type MasterKey } from '../crypto/master-key.ts';
import { serviceUrl } from './database-url.ts';
import { migrate } from './migrate.ts';
import { provision, type ServiceSchema } from './provision.ts';

/** A service's schema and where its migrations are. */
export interface MigratedService<Name extends string = string> extends ServiceSchema {
  readonly name: Name;
  readonly migrationsFolder: string;
}

export interface PrepareDatabaseOptions<Name extends string> {
  readonly adminUrl: string;
  readonly masterKey: MasterKey;
  /** In the order in which they are migrated: a service comes after those whose schemas its migrations name. */
  readonly services: readonly MigratedService<Name>[];
  readonly log: Log;
}

/** Provisions and migrates every service. Returns the address under which each reaches its schema, for `openDatabase`. */
export async function prepareDatabase<Name extends string>(options: PrepareDatabaseOptions<Name>): Promise<Record<Name, string>> {
  const { adminUrl, masterKey, services, log } = options;
  const passwordOf = (role: string): string => deriveSecret(masterKey, `database-role/${role}`);
  const roles = await provision(adminUrl, { services, passwordOf });
  const urls = {} as Record<Name, string>;
  for (const { name, migrationsFolder } of services) {
    const role = roles[name];
    if (role === undefined) throw new Error(`no role was provisioned for ${name}`);
    urls[name] = serviceUrl(adminUrl, role, passwordOf(role));
    const applied = await migrate({ url: urls[name], schema: name, folder: migrationsFolder, roles });
    if (applied.length > 0) log('info', `Database: ${name} migrated (${applied.join(', ')}).`);
  }
  return urls;
}
