import { table, type Terminal } from '../terminal.ts';
import type { Plan } from './plan-source.ts';

/** What becomes of the rows of each table, and what is to be done next. */
export function tellPlan(plan: Plan, terminal: Terminal): void {
  const quarantined = plan.rows?.quarantined ?? 0;
  const next = [
    ...(quarantined > 0 ? [`${quarantined} rows wait for a decision: seatledger quarantined-row list --state open`] : []),
    plan.steps > 0 ? `Carry it out: seatledger legacy apply ${plan.id}` : 'There is nothing to bring over that is not there already.',
  ];
  terminal.result(plan, [tableOfPlan(plan), `Migration ${plan.id}, plan ${plan.planDigest ?? ''}`, ...next].join('\n'));
}

const fates = ['created', 'changed', 'same', 'merged', 'quarantined', 'left_out', 'dropped'] as const;

export function tableOfPlan({ report }: Pick<Plan, 'report'>): string {
  const rows = (report?.tables ?? []).map(({ table: name, rows: all, fates: counted }) => [
    name,
    String(all),
    ...fates.map((fate) => String(counted.reduce((sum, one) => sum + (one.fate === fate ? one.rows : 0), 0))),
  ]);
  return table([['table', 'rows', ...fates.map((fate) => fate.replace('_', ' '))], ...rows]);
}
