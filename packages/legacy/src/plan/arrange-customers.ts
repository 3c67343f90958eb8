import { foldName } from './same-text.ts';
import type { Arranged, ById, Fate, Resolved, Staged, Thing } from './staged.ts';

export interface CustomerTarget {
  readonly sourceKey: string;
  readonly position: number;
  readonly name: string;
  /** Of a customer that the old database has switched off: its domains are suspended. */
  readonly isActive: boolean;
}

export interface ArrangedCustomers extends Arranged<'customer'> {
  readonly byId: ById<CustomerTarget>;
}

/** Customers whose names differ in white space or case are one: the first of them. */
export function arrangeCustomers(rows: readonly Staged<'customer'>[]): ArrangedCustomers {
  const things: Thing<'customer'>[] = [];
  const fates: Fate[] = [];
  const byId = new Map<string, Resolved<CustomerTarget>>();
  const byName = new Map<string, CustomerTarget>();
  for (const { position, sourceKey, row } of rows) {
    const folded = foldName(row.name);
    const same = byName.get(folded);
    if (same !== undefined) {
      fates.push({
        position,
        fate: 'merged',
        code: 'same_name',
        other: same.position,
        detail: `Goes by the same name as row ${same.position}, which is taken for both.`,
      });
      byId.set(row.id, { ok: true, target: same });
      continue;
    }
    const name = row.name.replaceAll(/\s+/g, ' ');
    const target = { sourceKey, position, name, isActive: row.isActive !== false };
    byName.set(folded, target);
    byId.set(row.id, { ok: true, target });
    fates.push({ position, fate: 'thing' });
    things.push({
      kind: 'customer',
      position,
      sourceKey,
      desired: {
        name,
        externalReference: row.externalReference,
        locale: row.locale,
        timeZone: row.timeZone,
      },
    });
  }
  return { things, fates, byId };
}
