import { bodyOf, type ApiClient } from '@seatledger/api-client';
import { connectionOptions, longTimeoutMs, openConnection } from '../connection/connection.ts';
import { table } from '../terminal.ts';
import { textOf, type Verb } from '../verb.ts';
import { openMappedSource, sourceVerbOptions, sourceVerbUsage, type OpenedSource } from './opened-source.ts';
import { planSource, type Plan } from './plan-source.ts';
import { tableOfPlan } from './tell-plan.ts';
import { writeReport } from './write-report.ts';

export const verifyLegacy: Verb = {
  name: 'legacy verify',
  summary: 'Compares an old database with Seatledger: every row accounted for, counts and checksums on both sides',
  usage: sourceVerbUsage,
  options: { ...connectionOptions, ...sourceVerbOptions },
  positionals: { least: 1, most: 100 },
  async run(locations, values, terminal) {
    await using opened = await openMappedSource(locations, values);
    await using connection = await openConnection(values, longTimeoutMs);
    const { client } = connection;
    const plan = await planSource(connection, opened, 'verify', terminal);
    const folder = textOf(values, 'report');
    if (folder !== undefined) for (const path of await writeReport(client, plan, folder)) terminal.note(`Wrote ${path}`);
    await remove(client, plan);
    const verified = verificationOf(plan, opened);
    terminal.result({ ...verified, report: plan.report }, sentencesOf(plan, verified));
    return verified.isVerified ? 0 : 2;
  },
};

interface Verification {
  readonly isVerified: boolean;
  /** Rows of mapped tables in the source. */
  readonly rows: number;
  readonly moved: number;
  readonly merged: number;
  readonly quarantined: number;
  readonly dropped: number;
  readonly leftOut: number;
  /** Rows that Seatledger should have and has not, or not as they are now. */
  readonly notMoved: number;
  /** Rows that the source has and the plan says nothing of. */
  readonly unaccounted: number;
  /** Things that are not as the old database says, although nobody has changed them in Seatledger. */
  readonly differing: number;
  readonly changedSince: number;
}

function verificationOf({ rows: counted, report }: Plan, { survey, mapping }: Pick<OpenedSource, 'survey' | 'mapping'>): Verification {
  const mapped = new Set(mapping.tables.filter(({ entity }) => entity !== null).map(({ table: name }) => name.toLowerCase()));
  const rows = survey.tables.filter(({ name }) => mapped.has(name.toLowerCase())).reduce((sum, { rowCount }) => sum + rowCount, 0);
  const { created = 0, changed = 0, same = 0, merged = 0, quarantined = 0, left_out: leftOut = 0, dropped = 0 } = counted ?? {};
  const notMoved = created + changed;
  const unaccounted = rows - (notMoved + same + merged + quarantined + leftOut + dropped);
  const kinds = report?.kinds ?? [];
  const differing = kinds.reduce((sum, one) => sum + one.differing, 0);
  const changedSince = kinds.reduce((sum, one) => sum + one.changedSince, 0);
  const isVerified = notMoved === 0 && unaccounted === 0 && differing === 0;
  return { isVerified, rows, moved: same, merged, quarantined, dropped, leftOut, notMoved, unaccounted, differing, changedSince };
}

function sentencesOf(plan: Plan, verified: Verification): string {
  const { rows, moved, merged, quarantined, dropped, leftOut, notMoved, unaccounted, differing, changedSince } = verified;
  const kinds = (plan.report?.kinds ?? []).map((one) => [
    one.kind,
    String(one.inSource),
    String(one.inSeatledger),
    one.sourceChecksum,
    one.seatledgerChecksum,
    one.sourceChecksum === one.seatledgerChecksum ? 'equal' : `${one.differing} differ, ${one.changedSince} changed since`,
  ]);
  return [
    tableOfPlan(plan),
    '',
    table([['kind', 'in source', 'in Seatledger', 'checksum of source', 'of Seatledger', ''], ...kinds]),
    '',
    `${rows} rows: ${moved} moved, ${merged} merged, ${quarantined} quarantined, ${dropped} dropped, ${leftOut} left out by decision, ${notMoved} not moved yet, ${unaccounted} unaccounted for.`,
    ...(changedSince > 0 ? [`${changedSince} things have been changed in Seatledger since.`] : []),
    ...(differing > 0 ? [`${differing} things are not as the old database says.`] : []),
    verified.isVerified ? 'Verified: every row is accounted for.' : 'Not verified.',
  ].join('\n');
}

async function remove(client: ApiClient, { id }: Plan): Promise<void> {
  const { version } = await bodyOf(client.GET('/v1/migrations/{id}', { params: { path: { id } } }));
  await client.DELETE('/v1/migrations/{id}', { params: { path: { id }, header: { 'if-match': `"${version}"` } } });
}
