import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { usualFileRules, type FileRules } from '../csv/file-rules.ts';
import { openTableFiles } from '../csv/csv-source.ts';
import { isTableFile } from '../csv/table-files.ts';
import { openScripts } from '../t-sql/script-source.ts';
import { openSqlServer, type SqlServerOptions } from '../tds/sql-server-source.ts';
import { SourceError } from './source-error.ts';
import { sourceFault } from './source-fault.ts';
import type { LegacySource } from './source.ts';

export interface OpenSourceOptions {
  /** Of exported files: a mapping's `files`. */
  readonly files?: FileRules;
  /** Names of the columns of files that have no line of names, by table: a mapping's. */
  readonly headers?: ReadonlyMap<string, readonly string[]>;
  readonly server?: SqlServerOptions;
}

/**
 * Scripts (`.sql`, in the order in which they are run), exported files or folders of either, or one server (`mssql://user@host:1433/database`, never
 * with a password). Throws {@link SourceError} where that cannot be told or opened.
 */
export async function openSource(locations: readonly string[], options: OpenSourceOptions = {}): Promise<LegacySource> {
  const [first = ''] = locations;
  if (/^(?:mssql|sqlserver):\/\//i.test(first)) {
    if (locations.length > 1) throw new SourceError('not_found', 'One server is read at a time: give one address.');
    return await openSqlServer(first, options.server);
  }
  const paths = (await Promise.all(locations.map(scriptsOrFiles))).flat();
  const scripts = paths.filter(isScript);
  if (scripts.length > 0 && scripts.length === paths.length) return openScripts(scripts);
  if (scripts.length > 0) throw new SourceError('not_found', 'Scripts and exported files are read apart: give one kind of them.');
  return await openTableFiles(locations, { rules: options.files ?? usualFileRules, headers: options.headers ?? new Map() });
}

function isScript(path: string): boolean {
  return extname(path).toLowerCase() === '.sql';
}

/** A folder is its scripts, in order of their names, where it holds scripts and no exported files. */
async function scriptsOrFiles(location: string): Promise<readonly string[]> {
  try {
    if (!(await stat(location)).isDirectory()) return [location];
    const names = (await readdir(location)).toSorted();
    return names.filter((name) => isScript(name) || isTableFile(name)).map((name) => join(location, name));
  } catch (error) {
    throw sourceFault(error, location);
  }
}
