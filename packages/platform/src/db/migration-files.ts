import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { MigrationError } from './migration-error.ts';

export interface MigrationFile {
  /** The name of the file, `0001-events.sql`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text, hexadecimal; line ends count as `\n` on every machine. */
  readonly checksum: string;
}

/** The migrations of a folder in their order; none where there is no folder. Throws {@link MigrationError} for gaps and doubles. */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await fileNames(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  for (const [index, name] of names.entries()) requireNumber(folder, name, index + 1);
  return Promise.all(names.map((name) => readMigration(folder, name)));
}

/** Replaces `:<service>_role` by the quoted name of that service's role. Casts (`::`) stay as they are. */
export function withRoleNames(sql: string, roles: Readonly<Record<string, string>>, file: string): string {
  return sql.replaceAll(/(?<![:\w]):([a-z][a-z0-9]*)_role\b/g, (placeholder, service: string) => {
    const role = roles[service];
    if (role === undefined) throw new MigrationError(file, `${file} names ${placeholder}, and there is no service "${service}".`);
    return pg.escapeIdentifier(role);
  });
}

async function fileNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function requireNumber(folder: string, name: string, expected: number): void {
  const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
  if (number === undefined) throw new MigrationError(name, `${name} in ${folder} is not named like a migration: 0001-what-it-does.sql.`);
  if (Number(number) === expected) return;
  const fault = Number(number) < expected ? 'has a number that another migration has' : `leaves a gap: number ${expected} is missing`;
  throw new MigrationError(name, `${name} in ${folder} ${fault}.`);
}

async function readMigration(folder: string, name: string): Promise<MigrationFile> {
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
