import { access } from 'node:fs/promises';
import { discover, type Proposal } from '@seatledger/legacy/mapping/discover/discover.ts';
import { mappingText } from '@seatledger/legacy/mapping/discover/mapping-text.ts';
import { missingFields } from '@seatledger/legacy/mapping/discover/proposed-table.ts';
import { openSource } from '@seatledger/legacy/source/open-source.ts';
import { isTimeZone } from '@seatledger/domain/validity/validity.ts';
import { table } from '../terminal.ts';
import { requiredText, textOf, UsageError, type Verb } from '../verb.ts';
import { createWholeFile } from '../whole-file.ts';
import { readServerOptions, serverOptions, serverUsage } from './source-options.ts';
import { mayMissRows, noticeLines } from './tell-notices.ts';

/** Needs neither server nor database of ours. */
export const discoverLegacy: Verb = {
  name: 'legacy discover',
  summary:
    'Looks at the old database and proposes how it is read, in a mapping file to look through: scripts, folders of exported files, or mssql://user@host/database; ' +
    'exit code 0 all is found, 2 something is left to decide, 1 it could not be read',
  usage: `SOURCE… --mapping FILE [--time-zone Z] [--overwrite] ${serverUsage}`,
  options: {
    ...serverOptions,
    mapping: { type: 'string' },
    'time-zone': { type: 'string' },
    overwrite: { type: 'boolean', default: false },
  },
  positionals: { least: 1, most: 100 },
  async run(locations, values, terminal) {
    const file = requiredText(values, 'mapping');
    const timeZone = textOf(values, 'time-zone') ?? 'Europe/Paris';
    if (!isTimeZone(timeZone)) throw new UsageError('--time-zone takes an IANA time zone such as Europe/Paris.');
    if (values['overwrite'] !== true && (await exists(file))) {
      throw new UsageError(`${file} is there already, and may have been worked on: give another name, or --overwrite.`);
    }
    await using source = await openSource(locations, await readServerOptions(values));
    terminal.progress(`Reading ${source.name} …`);
    const proposal = await discover(source, timeZone);
    await using written = await createWholeFile(file);
    await written?.write(mappingText(proposal));
    await written?.finish();
    terminal.result(described(proposal, file), text(proposal, file, locations));
    return isComplete(proposal) ? 0 : 2;
  },
};

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

function isComplete({ tables, missingEntities, survey }: Proposal): boolean {
  const undecided = tables.some((one) => missingFields(one).length > 0 || one.columns.some(({ field }) => field === null));
  return missingEntities.length === 0 && !undecided && !survey.notices.some(mayMissRows);
}

function described({ sourceName, tables, missingEntities, survey }: Proposal, mapping: string) {
  return {
    source: sourceName,
    mapping,
    tables: tables.map((one) => ({
      table: one.sample.table.name,
      rows: one.sample.table.rowCount,
      entity: one.entity,
      confidence: one.confidence,
      reason: one.reason,
      missingFields: missingFields(one),
      columns: one.columns,
    })),
    missingEntities,
    notices: survey.notices,
  };
}

function text({ sourceName, tables, missingEntities, survey }: Proposal, file: string, locations: readonly string[]): string {
  const rows = tables.map(({ sample, entity, confidence, columns }) => [
    `  ${sample.table.name}`,
    `${sample.table.rowCount} rows`,
    entity === null ? 'left aside' : `${entity} (${confidence})`,
    entity === null ? '' : unknownText(columns.filter(({ field }) => field === null).map(({ column }) => column)),
  ]);
  const missing = tables.flatMap((one) =>
    missingFields(one).map((field) => `  ${one.sample.table.name}: no column was found for ${field}.`),
  );
  return [
    `${sourceName}: ${tables.length} tables.`,
    table(rows),
    ...missing,
    ...(missingEntities.length > 0 ? [`Nothing was found for ${missingEntities.join(', ')}.`] : []),
    ...(survey.notices.length > 0 ? ['Read otherwise than it stands there, or not at all:', ...noticeLines(survey.notices)] : []),
    `Look through ${file} and correct it; then: seatledger legacy read ${locations.join(' ')} --mapping ${file}`,
  ].join('\n');
}

function unknownText(columns: readonly string[]): string {
  return columns.length === 0 ? '' : `unknown: ${columns.join(', ')}`;
}
