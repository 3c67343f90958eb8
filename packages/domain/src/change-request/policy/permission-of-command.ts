import type { Permission } from '../../role/permissions.ts';

const byKind: Readonly<Record<string, Permission>> = {
  'user.import': 'user.import',
  'import.apply': 'user.import',
  'migration.apply': 'migration.write',
  'domain.cut-over': 'migration.write',
  'domain.cut-back': 'migration.write',
};

const byThing: Readonly<Record<string, Permission>> = {
  customer: 'customer.write',
  domain: 'domain.write',
  user: 'user.write',
  override: 'override.write',
  product: 'catalogue.write',
  feature: 'catalogue.write',
  profile: 'catalogue.write',
  pack: 'catalogue.write',
  policy: 'policy.write',
};

/** Whoever has none of them proposes nothing. */
export const proposingPermissions: readonly Permission[] = [...new Set([...Object.values(byKind), ...Object.values(byThing)])];

/** What it takes to propose a command; undefined where nobody has said: then anybody might. */
export function permissionOfCommand(kind: string): Permission | undefined {
  return byKind[kind] ?? byThing[kind.slice(0, kind.indexOf('.'))];
}
