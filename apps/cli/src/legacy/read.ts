import { readFile } from 'node:fs/promises';
import { parseMapping } from '@seatledger/legacy/mapping/parse-mapping.ts';
import { sourceOptionsOf } from '@seatledger/legacy/mapping/source-options.ts';
import { summariseReading, type Occurrences, type ReadingSummary } from '@seatledger/legacy/mapping/summarise-reading.ts';
import { openSource } from '@seatledger/legacy/source/open-source.ts';
import { table } from '../terminal.ts';
import { requiredText, type Verb } from '../verb.ts';
import { readServerOptions, serverOptions, serverUsage } from './source-options.ts';
import { mayMissRows, noticeLines } from './tell-notices.ts';

export const readLegacy: Verb = {
  name: 'legacy read',
  summary:
    'Reads all of the old database as its mapping file says, and counts: what can be mapped, what cannot and why, what nobody has decided on; changes nothing; ' +
    'exit code 0 all of it, 2 not all, 1 it could not be read',
  usage: `SOURCE… --mapping FILE ${serverUsage}`,
  options: { ...serverOptions, mapping: { type: 'string' } },
  positionals: { least: 1, most: 100 },
  async run(locations, values, terminal) {
    const file = requiredText(values, 'mapping');
    const mapping = parseMapping(await readFile(file, 'utf8'), file);
    await using source = await openSource(locations, { ...sourceOptionsOf(mapping), ...(await readServerOptions(values)) });
    terminal.progress(`Reading ${source.name} …`);
    const summary = await summariseReading(source, mapping);
    terminal.result(summary, text(summary));
    return isWhole(summary) ? 0 : 2;
  },
};

function isWhole({ tables, gaps, notices }: ReadingSummary): boolean {
  return (
    tables.every(({ unmapped }) => unmapped === 0) && Object.values(gaps).every(({ length }) => length === 0) && !notices.some(mayMissRows)
  );
}

function text({ source, tables, gaps, notices }: ReadingSummary): string {
  const rows = tables.map(({ table: name, entity, rows, mapped, unmapped }) => [
    `  ${name}`,
    `${rows} rows`,
    entity === null ? 'left aside' : `${entity}: ${mapped} mapped`,
    unmapped === 0 ? '' : `${unmapped} not`,
  ]);
  return [
    `${source}:`,
    table(rows),
    ...section(
      'Cannot be mapped:',
      tables.flatMap((one) => one.faults.map((fault) => occurrenceLine(one.table, fault))),
    ),
    ...section(
      'Read otherwise than it is written:',
      tables.flatMap((one) => one.remarks.map((remark) => occurrenceLine(one.table, remark))),
    ),
    ...section('The mapping file and the source do not meet:', gapLines(gaps)),
    ...section('Read otherwise than it stands there, or not at all:', noticeLines(notices)),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

function occurrenceLine(name: string, { code, field, count, firstKey, firstPlace, detail }: Occurrences): string {
  return `  ${name}.${field}: ${code}, ${count} ${count === 1 ? 'row' : 'rows'}, first with key ${firstKey} (${firstPlace}). ${detail}`;
}

function gapLines(gaps: ReadingSummary['gaps']): readonly string[] {
  const column = (one: { readonly table: string; readonly column: string }): string => `${one.table}.${one.column}`;
  return [
    ...gaps.unknownTables.map((name) => `  ${name} is not in the mapping file: name it, with entity: none where nobody needs it.`),
    ...gaps.unknownColumns.map((one) => `  ${column(one)} is unknown: say which field it is, or ignored.`),
    ...gaps.missingTables.map((name) => `  ${name} is in the mapping file and not in the source.`),
    ...gaps.missingColumns.map((one) => `  ${column(one)} is in the mapping file and not in the source.`),
    ...gaps.missingEntities.map((entity) => `  No table is ${entity}.`),
  ];
}
