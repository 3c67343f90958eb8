import { isBlocked, type Blocked } from './blocked.ts';
import type { PlanRules } from './plan-rules.ts';
import { foldName } from './same-text.ts';
import type { Arranged, Fate, Resolved, Staged, Thing } from './staged.ts';

/** Key of the role of Seatledger; null: its people are not invited. */
type RoleTarget = string | null;

/** Whoever had a role in the old console is invited once, with all their roles. */
export function arrangeOperators(
  roles: readonly Staged<'role'>[],
  rows: readonly Staged<'operator'>[],
  rules: PlanRules,
  blocked: Blocked,
): Arranged<'operator'> {
  const { byId, fates } = arrangeRoles(roles, rules);
  const things: Thing<'operator'>[] = [];
  for (const group of Map.groupBy(rows, ({ row }) => row.email).values()) {
    const invited: { readonly one: Staged<'operator'>; readonly key: string }[] = [];
    for (const one of group) {
      const judged = roleOf(one, byId, blocked);
      if (typeof judged === 'string') invited.push({ one, key: judged });
      else fates.push(judged);
    }
    const [first] = invited;
    if (first === undefined) continue;
    const { position, sourceKey, row } = first.one;
    fates.push({ position, fate: 'thing' });
    for (const { one } of invited.slice(1)) fates.push({ position: one.position, fate: 'part', of: position });
    const roleKeys = [...new Set(invited.map(({ key }) => key))].toSorted();
    things.push({ kind: 'operator', position, sourceKey, desired: { email: row.email, roleKeys } });
  }
  return { things, fates };
}

function arrangeRoles(roles: readonly Staged<'role'>[], rules: PlanRules) {
  const fates: Fate[] = [];
  const byId = new Map<string, Resolved<RoleTarget>>();
  const named = new Map(Object.entries(rules.roles).map(([name, key]) => [foldName(name), key]));
  for (const { position, row } of roles) {
    const key = named.get(foldName(row.name));
    byId.set(row.id, key === undefined ? { ok: false, position } : { ok: true, target: key });
    if (key === undefined) {
      const detail = `The mapping file does not say what the role ${row.name} becomes; add it under "roles".`;
      fates.push({ position, fate: 'quarantined', code: 'role_unmapped', detail });
    } else if (key === null) {
      fates.push({
        position,
        fate: 'left_out',
        code: 'role_not_invited',
        detail: `Whoever has the role ${row.name} is not invited, as the mapping file says.`,
      });
    } else {
      fates.push({ position, fate: 'merged', code: 'role_mapped', detail: `Is the role ${key} of Seatledger, as the mapping file says.` });
    }
  }
  return { byId, fates };
}

function roleOf({ position, row }: Staged<'operator'>, roles: ReadonlyMap<string, Resolved<RoleTarget>>, blocked: Blocked): string | Fate {
  if (row.isActive === false) {
    return {
      position,
      fate: 'left_out',
      code: 'operator_inactive',
      detail: `${row.email} is inactive in the old database, and so is not invited.`,
    };
  }
  const role = roles.get(row.roleId);
  if (role === undefined || !role.ok) return isBlocked({ position, word: 'role', id: row.roleId, resolved: role, blocked });
  if (role.target === null) {
    return {
      position,
      fate: 'left_out',
      code: 'role_not_invited',
      detail: `${row.email} has a role whose people are not invited, as the mapping file says.`,
    };
  }
  return role.target;
}
