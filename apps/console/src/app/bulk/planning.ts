import { inject } from '@angular/core';
import type { List } from '../ui/list/list.ts';
import type { Selected } from '../ui/list/selection.ts';
import { BulkActions } from './bulk-actions.ts';
import type { BulkPlan } from './bulk-plan.ts';

/** Turns plans into actions of a list, which is read anew after each. To be called where a component is made. */
export function planning<Row>(
  list: () => List<Row> | undefined,
): (plan: (selected: Selected<Row>) => BulkPlan) => (selected: Selected<Row>) => void {
  const bulk = inject(BulkActions);
  const changed = (): void => {
    list()?.clearSelection();
    list()?.reload();
  };
  return (plan) => (selected) => void bulk.open(plan(selected), changed);
}
