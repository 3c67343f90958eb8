import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseMapping } from '@seatledger/domain/import/parse-mapping.ts';
import type { ImportReport, Verdict } from '@seatledger/server';
import { openResultFile } from './result-file.ts';
import { openInstallationSession } from '../connection/installation-session.ts';
import { connectionOptions } from '../connection/connection.ts';
import { chooseRemote } from '../remote/choose-remote.ts';
import { table, type Terminal } from '../terminal.ts';
import { requiredText, textOf, UsageError, type Arguments, type ExitCode, type Verb } from '../verb.ts';

const refusalsShown = 20;

export const importUsers: Verb = {
  name: 'user import',
  summary: "Makes users of a customer's list (CSV), all or nothing",
  usage: 'FILE --domain D [--dry-run] [--result FILE] [--map "Header=field,…"] [--profile P] [--dates dmy|mdy] [--skip-refused]',
  options: {
    ...connectionOptions,
    domain: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    result: { type: 'string' },
    map: { type: 'string' },
    profile: { type: 'string' },
    dates: { type: 'string', choices: ['dmy', 'mdy'] },
    'skip-refused': { type: 'boolean', default: false },
  },
  positionals: { least: 1, most: 1 },
  async run([path = ''], values, terminal) {
    await refuseRemote(values);
    const domain = requiredText(values, 'domain').trim().toLowerCase();
    const mapping = readMapping(textOf(values, 'map'));
    const dateOrder = readDateOrder(textOf(values, 'dates'));
    await using list = path === '-' ? undefined : await open(path);
    await using result = await openResultFile(textOf(values, 'result'));
    await using session = await openInstallationSession(values);
    const refused: Verdict[] = [];
    const report = await session.services.registry.importFile(
      {
        fileName: path === '-' ? 'standard input' : basename(path),
        bytes: list?.createReadStream({ autoClose: false }) ?? process.stdin,
        domain,
        mapping,
        dateOrder,
        defaultProfile: textOf(values, 'profile') ?? null,
        dryRun: values['dry-run'] === true,
        skipRefused: values['skip-refused'] === true,
        verdicts: result === undefined ? 'refused' : 'all',
        onProgress: ({ phase, rows }) =>
          terminal.progress(`${rows.toLocaleString('en')} rows read${phase === 'applying' ? ', comparing and applying …' : ''}`),
        onVerdicts: async (verdicts) => {
          for (const verdict of verdicts) {
            if (verdict.verdict === 'refuse' && refused.length < refusalsShown) refused.push(verdict);
          }
          await result?.write(verdicts);
        },
      },
      session.context('import'),
    );
    await result?.finish();
    tell(report, refused, values, terminal);
    return exitCodeOf(report);
  },
};

async function refuseRemote(values: Arguments): Promise<void> {
  if ((await chooseRemote(values)) === undefined) return;
  throw new UsageError('user import works on the installation on this machine alone: run it beside the server, with --remote local.');
}

function readMapping(text: string | undefined): ReadonlyMap<string, string> {
  if (text === undefined) return new Map();
  const mapping = parseMapping(text);
  if (!mapping.ok) throw new UsageError(mapping.detail);
  return mapping.mapping;
}

function readDateOrder(text: string | undefined): 'dmy' | 'mdy' | null {
  if (text === undefined) return null;
  if (text === 'dmy' || text === 'mdy') return text;
  throw new UsageError('--dates takes dmy (31/12/2026) or mdy (12/31/2026).');
}

/** Rows that are refused are told by the exit code also where the others were applied. */
function exitCodeOf(report: ImportReport): ExitCode {
  return report.counts.refuse > 0 ? 2 : 0;
}

const outcomes: Readonly<Record<ImportReport['outcome'], string>> = {
  applied: 'Applied.',
  nothing_to_do: 'Nothing to do: everybody on the list is there already.',
  dry_run: 'A dry run: nothing was applied.',
  refused: 'Nothing was applied, because rows are refused. Correct them, or apply the others with --skip-refused.',
};

const columnsShown = 8;

function firstOf(columns: readonly string[]): string {
  const more = columns.length - columnsShown;
  return more > 0 ? `${columns.slice(0, columnsShown).join(', ')} and ${more} more` : columns.join(', ');
}

function tell(report: ImportReport, refused: readonly Verdict[], values: Arguments, terminal: Terminal): void {
  const { counts, unusedColumns } = report;
  const lines = refused.map(({ line, address, detail }) => `  line ${line}: ${address === '' ? '' : `${address}: `}${detail}`);
  if (counts.refuse > refused.length) {
    lines.push(`  … and ${counts.refuse - refused.length} more${values['result'] === undefined ? '; --result FILE keeps them all' : ''}`);
  }
  const parts = [
    `Read as ${report.encoding}, separated by ${report.separator === '\t' ? 'tabs' : report.separator}`,
    ...(unusedColumns.length === 0 ? [] : [`Columns not used: ${firstOf(unusedColumns)} (use one with --map "Header=field")`]),
    table(Object.entries(counts).map(([verdict, count]) => [verdict, count.toLocaleString('en')])),
    ...(lines.length === 0 ? [] : ['Refused:', ...lines]),
    outcomes[report.outcome],
  ];
  terminal.result({ ...report, refused }, parts.join('\n'));
}
