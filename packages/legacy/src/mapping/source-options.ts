import type { OpenSourceOptions } from '../source/open-source.ts';
import type { Mapping } from './mapping.ts';

/** What a mapping says of how its source is read. */
export function sourceOptionsOf({ files, tables }: Mapping): Pick<OpenSourceOptions, 'files' | 'headers'> {
  return { files, headers: new Map(tables.flatMap(({ table, header }) => (header === null ? [] : [[table, header]]))) };
}
