import { parseMapping } from '@seatledger/domain/import/parse-mapping.ts';
import { readTime } from '../api/said-beside.ts';
import { openInstallationSession } from '../connection/installation-session.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError, type Arguments } from '../verb.ts';
import type { WholeFile } from '../whole-file.ts';
import type { ListToImport } from './list-to-import.ts';
import { refusalsShown, type ImportOutcome, type RefusedRow } from './tell-import.ts';

/** On this machine: the file is read as a stream, straight into the transaction that applies it. */
export async function importHere(
  values: Arguments,
  { map, dates, profile, said, ...list }: ListToImport,
  result: WholeFile | undefined,
  terminal: Terminal,
): Promise<ImportOutcome> {
  const mapping = readMapping(map);
  await using session = await openInstallationSession(values);
  const { resultHead, resultLines } = await import('@seatledger/server');
  await result?.write(resultHead);
  const refused: RefusedRow[] = [];
  const report = await session.services.registry.importFile(
    {
      ...list,
      mapping,
      map: map ?? null,
      said: {
        title: said.title ?? '',
        reason: said.reason ?? null,
        applyAt: said['apply-at'] === undefined ? null : readTime(said['apply-at']),
      },
      dateOrder: dates ?? null,
      defaultProfile: profile ?? null,
      verdicts: result === undefined ? 'refused' : 'all',
      onProgress: ({ phase, rows }) =>
        terminal.progress(`${rows.toLocaleString('en')} rows read${phase === 'applying' ? ', comparing and applying …' : ''}`),
      onVerdicts: async (verdicts) => {
        for (const { verdict, ...row } of verdicts) if (verdict === 'refuse' && refused.length < refusalsShown) refused.push(row);
        await result?.write(resultLines(verdicts));
      },
    },
    session.context('import'),
  );
  await result?.finish();
  return { ...report, refused };
}

function readMapping(text: string | undefined): ReadonlyMap<string, string> {
  if (text === undefined) return new Map();
  const mapping = parseMapping(text);
  if (!mapping.ok) throw new UsageError(mapping.detail);
  return mapping.mapping;
}
