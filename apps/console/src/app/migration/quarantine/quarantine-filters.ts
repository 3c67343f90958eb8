import type { Column } from '../../ui/list/list-column.ts';
import type { Filter } from '../../ui/filter-bar/filter-words.ts';
import type { MigrationPlan } from '../migration-shapes.ts';
import { rowStates, wordOfRowState } from './quarantined-row.ts';
import { wordOfReason } from './reason-words.ts';

export const quarantineFilterKeys = ['state', 'code', 'table', 'domain'] as const;

/** What the quarantine can be narrowed to: reasons and tables are those of the latest plan. */
export function quarantineFilters(plan: Pick<MigrationPlan, 'report'> | undefined): readonly Filter[] {
  const tables = plan?.report?.tables ?? [];
  const codes = tables.flatMap(({ fates }) => fates.flatMap(({ fate, code }) => (fate === 'quarantined' && code !== null ? [code] : [])));
  return [
    {
      key: 'state',
      kind: 'choice',
      label: $localize`:@@quarantine.state:State`,
      words: ['état', 'etat'],
      options: rowStates.map((value) => ({ value, label: wordOfRowState(value) })),
    },
    {
      key: 'code',
      kind: 'choice',
      label: $localize`:@@quarantine.reason:Reason`,
      words: ['code', 'raison'],
      options: [...new Set(codes)].map((value) => ({ value, label: wordOfReason(value) })),
    },
    {
      key: 'table',
      kind: 'choice',
      label: $localize`:@@quarantine.table:Table`,
      options: tables.map(({ table }) => ({ value: table, label: table })),
    },
    {
      key: 'domain',
      kind: 'text',
      label: $localize`:@@quarantine.domain:Domain`,
      words: ['domaine'],
      example: 'acme.example',
      isFree: true,
    },
  ];
}

export const quarantineColumns: readonly Column[] = [
  { key: 'row', label: $localize`:@@quarantine.row:Row`, width: 160, grow: 1 },
  { key: 'reason', label: $localize`:@@quarantine.reason:Reason`, width: 220, grow: 2 },
  { key: 'value', label: $localize`:@@quarantine.value:Value`, width: 200, grow: 2 },
  { key: 'domain', label: $localize`:@@quarantine.domain:Domain`, width: 140, grow: 1 },
  { key: 'state', label: $localize`:@@quarantine.state:State`, width: 110, grow: 0 },
  { key: 'place', label: $localize`:@@quarantine.inSource:In the source`, width: 150, grow: 1 },
];
