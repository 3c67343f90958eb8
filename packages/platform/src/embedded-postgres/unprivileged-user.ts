import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Then it runs as the owner of the cluster where there is one already, else as `postgres`, else as
 * `nobody`. Undefined where we are no root ourselves.
 */
export function unprivilegedUser(cluster?: string): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = cluster === undefined ? undefined : statSync(cluster, { throwIfNoEntry: false });
  if (owner !== undefined) return { name: `number ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map(parseUser);
  const user = users.find((known) => known?.name === 'postgres') ?? users.find((known) => known?.name === 'nobody');
  if (user === undefined) {
    throw new EmbeddedPostgresError(
      'start_failed',
      'PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody.',
    );
  }
  return user;
}

/** Whether every user may enter the folder and all above it. Where none of them exists yet, the first one that does decides. */
export function everybodyCanEnter(folder: string): boolean {
  const mode = statSync(folder, { throwIfNoEntry: false })?.mode;
  if (mode !== undefined && (mode & 0o001) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || everybodyCanEnter(parent);
}

function parseUser(line: string): SystemUser | undefined {
  const [name, , uid, gid] = line.split(':');
  return name && uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}
