import type { paths } from '@seatledger/api-client';
import { facts, grid, heading, number, page, paragraph, signatures, text } from './page-parts.ts';
import type { Plan } from './plan-source.ts';

export type ReportedRow = paths['/v1/migrations/{id}/rows']['get']['responses'][200]['content']['application/json']['items'][number];

/** The report of a plan as one page that needs nothing else: to be read, printed and signed. */
export function reportPage(plan: Plan, rows: readonly ReportedRow[]): string {
  return page({
    title: `Migration ${plan.id}: ${plan.source}`,
    body: [
      `<h1>Migration from ${text(plan.source)}</h1>`,
      factsOf(plan),
      heading('What becomes of the rows'),
      tablesOf(plan),
      heading('What the old database says, and what Seatledger has'),
      paragraph('A checksum is over all things of a kind, in any order: where both sides are the same, so are the things.'),
      kindsOf(plan),
      heading('By customer'),
      customersOf(plan),
      heading('Decisions of the mapping file'),
      decisionsOf(plan),
      noticesOf(plan),
      rowsOf(rows),
      signatures,
    ],
  });
}

function factsOf(plan: Plan): string {
  const { rows } = plan;
  const all = rows === null ? 0 : Object.values(rows).reduce((sum, one) => sum + one, 0);
  return facts([
    ['Migration', `${plan.id}, ${plan.state}`],
    ['Planned', plan.plannedAt ?? ''],
    ['Applied', plan.appliedAt ?? 'not yet'],
    ['Mapping file', `${plan.mapping.name}, SHA-256 ${plan.mapping.sha256}`],
    ['Plan', `SHA-256 ${plan.planDigest ?? ''}`],
    ['Rows', `${number(all)}, of which ${number(rows?.quarantined ?? 0)} wait for a decision`],
    ['To be made, changed or linked', `${number(plan.steps)}, of which ${number(plan.stepsDone)} are done`],
  ]);
}

const fates = ['created', 'changed', 'same', 'merged', 'quarantined', 'left_out', 'dropped'] as const;

function tablesOf({ report, tables }: Plan): string {
  const body = (report?.tables ?? []).map((one) => [
    one.table,
    one.entity,
    one.rows,
    ...fates.map((fate) => one.fates.reduce((sum, counted) => sum + (counted.fate === fate ? counted.rows : 0), 0)),
  ]);
  const aside = tables.filter(({ entity }) => entity === null);
  const left = aside.map(({ table, rows }) => `${text(table)} (${number(rows)} rows)`).join(', ');
  return (
    grid(['Table', 'Holds', 'Rows', ...fates.map((fate) => fate.replace('_', ' '))], body) +
    (aside.length > 0 ? `<p>Tables that are left aside: ${left}.</p>` : '')
  );
}

const sides = ['In the source', 'In Seatledger', 'Checksum of the source', 'Of Seatledger', 'Changed since', 'Differing'];

type Compared = NonNullable<Plan['report']>['kinds'][number];

function sidesOf(one: Omit<Compared, 'kind'>): readonly (string | number)[] {
  return [one.inSource, one.inSeatledger, one.sourceChecksum, one.seatledgerChecksum, one.changedSince, one.differing];
}

function kindsOf({ report }: Plan): string {
  return grid(
    ['Kind', ...sides],
    (report?.kinds ?? []).map((one) => [one.kind, ...sidesOf(one)]),
  );
}

function customersOf({ report }: Plan): string {
  const rows = (report?.customers ?? []).map((one) => [
    one.customer === '' ? '(the vendor’s own)' : one.customer,
    one.domains,
    one.users,
    ...sidesOf(one),
  ]);
  return grid(['Customer', 'Domains', 'Users', ...sides], rows);
}

function decisionsOf({ decisions }: Plan): string {
  return facts(Object.entries(decisions).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]));
}

function noticesOf({ notices }: Plan): string {
  if (notices.length === 0) return '';
  return `<h2>What was read otherwise</h2>\n${grid(
    ['Kind', 'What', 'How often'],
    notices.map(({ code, text: what, count }) => [code, what, count]),
  )}`;
}

const titles = {
  quarantined: 'Rows that wait for a decision',
  merged: 'Rows that went into others',
  left_out: 'Rows that are left out by decision',
  dropped: 'Rows that were dropped',
} as const;

function rowsOf(rows: readonly ReportedRow[]): string {
  return Object.entries(titles)
    .map(([fate, title]) => {
      const those = rows.filter((row) => row.fate === fate);
      if (those.length === 0) return '';
      const body = those.map(({ table, key, file, line, code, detail }) => [
        table,
        key,
        file === null ? '' : `${file}, line ${line ?? ''}`,
        code ?? '',
        detail ?? '',
      ]);
      return `<h2>${title}</h2>\n${grid(['Table', 'Key', 'Where', 'Why', ''], body)}`;
    })
    .join('\n');
}
