import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { SourceError } from '../source/source-error.ts';
import { sourceFault } from '../source/source-fault.ts';
import { tableKey } from '../source/source-table.ts';

export interface TableFile {
  readonly path: string;
  readonly file: string;
  /** `dbo.User` of `LicenceDb.dbo.User.csv`. */
  readonly table: string;
}

export interface TableFiles {
  readonly tables: readonly TableFile[];
  /** Files that hold no table. */
  readonly unused: readonly string[];
}

const extensions = new Set(['.csv', '.tsv', '.txt', '.dat', '.bcp', '.tab', '.psv']);

export function isTableFile(path: string): boolean {
  return extensions.has(extname(path).toLowerCase());
}

/** The files of folders, and files, by the tables that they are named after. */
export async function findTableFiles(locations: readonly string[]): Promise<TableFiles> {
  const paths = (await Promise.all(locations.map(pathsIn))).flat();
  const tables = paths.filter(isTableFile).map((path) => ({ path, file: basename(path), table: tableOf(path) }));
  refuseTwice(tables);
  return { tables, unused: paths.filter((path) => !isTableFile(path)).map((path) => basename(path)) };
}

async function pathsIn(location: string): Promise<readonly string[]> {
  try {
    if (!(await stat(location)).isDirectory()) return [location];
    const entries = await readdir(location, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ name }) => join(location, name))
      .toSorted();
  } catch (error) {
    throw sourceFault(error, location);
  }
}

function tableOf(path: string): string {
  const parts = basename(path, extname(path)).replaceAll(/[[\]]/g, '').split('.');
  return parts.slice(-2).join('.');
}

function refuseTwice(files: readonly TableFile[]): void {
  const known = new Map<string, string>();
  for (const { table, file } of files) {
    const other = known.get(tableKey(table));
    if (other !== undefined)
      throw new SourceError('unreadable_file', `${other} and ${file} are the same table: take one of them away.`, { file });
    known.set(tableKey(table), file);
  }
}
