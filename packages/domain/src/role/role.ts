import { z } from 'zod';
import { CommandRefused } from '../command/decision.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import { text } from '../command/fields.ts';
import { builtInRoles, type BuiltInRole } from './built-in-roles.ts';
import { customerPermissions, permissions, type Permission } from './permissions.ts';

export interface Role {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly string[];
  readonly builtIn: boolean;
  readonly version: number;
}

export const roleKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, 'must start with a small letter and hold small letters, digits and -, 64 at most');
export const roleName = text.trim().min(1).max(100);
export const roleDescription = text.trim().max(500);
export const permission = z.enum(permissions);
export const rolePermissions = z.array(permission).max(permissions.length);

export const roleDecision = decisionsOn<Role>('role', ({ key, name, description, permissions }) => ({
  key,
  name,
  description,
  permissions,
}));

/** Each once, in the order of the list of permissions. */
export function inOrder(given: readonly Permission[]): readonly Permission[] {
  return permissions.filter((one) => given.includes(one));
}

export function refuseBuiltIn({ builtIn, key }: Role): void {
  if (builtIn) throw new CommandRefused('role_built_in', `${key} is built in and stays as it is; make a role of your own.`, 'permissions');
}

/** What a role allows: a built-in one what the code says, whatever is stored. */
export function permissionsOfRole(key: string, builtIn: boolean, stored: readonly string[]): readonly Permission[] {
  if (builtIn) return Object.hasOwn(builtInRoles, key) ? builtInRoles[key as BuiltInRole] : [];
  return permissions.filter((one) => stored.includes(one));
}

/** What a person may do by all their roles. Whoever is confined to customers has nothing but what can be confined. */
export function effectivePermissions(ofRoles: readonly Permission[], isConfined: boolean): ReadonlySet<Permission> {
  return new Set(isConfined ? ofRoles.filter((one) => customerPermissions.has(one)) : ofRoles);
}
