import type { paths } from '@seatledger/api-client';
import type { Plan } from './plan-source.ts';

export type ReportedRow = paths['/v1/migrations/{id}/rows']['get']['responses'][200]['content']['application/json']['items'][number];

/** The report of a plan as one page that needs nothing else: to be read, printed and signed. */
export function reportPage(plan: Plan, rows: readonly ReportedRow[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Migration ${text(plan.id)}: ${text(plan.source)}</title>
<style>${style}</style>
</head>
<body>
<h1>Migration from ${text(plan.source)}</h1>
${factsOf(plan)}
<h2>What becomes of the rows</h2>
${tablesOf(plan)}
<h2>What the old database says, and what Seatledger has</h2>
<p>A checksum is over all things of a kind, in any order: where both sides are the same, so are the things.</p>
${kindsOf(plan)}
<h2>By customer</h2>
${customersOf(plan)}
<h2>Decisions of the mapping file</h2>
${decisionsOf(plan)}
${noticesOf(plan)}
${rowsOf(rows)}
${signatures}
</body>
</html>
`;
}

const style = `
body{font:14px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}code{font-size:.9em;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
.sign td{height:3rem;width:33%}@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}`;

function factsOf(plan: Plan): string {
  const { rows } = plan;
  const all = rows === null ? 0 : Object.values(rows).reduce((sum, one) => sum + one, 0);
  return list([
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
  return list(Object.entries(decisions).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]));
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

const signatures = `<h2>Signatures</h2>
<table class="sign"><thead><tr><th>Name and function</th><th>Date</th><th>Signature</th></tr></thead>
<tbody><tr><td></td><td></td><td></td></tr><tr><td></td><td></td><td></td></tr></tbody></table>`;

function grid(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string =>
    typeof value === 'number' ? `<td class="n">${number(value)}</td>` : `<td>${text(value)}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  return `<table><thead><tr>${head.map((one) => `<th>${text(one)}</th>`).join('')}</tr></thead>\n<tbody>${body}</tbody></table>`;
}

function list(facts: readonly (readonly [string, string])[]): string {
  return `<dl>${facts.map(([name, value]) => `<dt>${text(name)}</dt><dd>${text(value)}</dd>`).join('')}</dl>`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function text(value: string): string {
  return value.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
