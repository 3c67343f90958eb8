import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { proposerKinds } from '../change-request/policy/approval-policy.ts';
import { inOrder, roleDecision, roleDescription, roleKey, roleName, rolePermissions, type Role } from './role.ts';

export const createRoleSchema = z.strictObject({
  kind: z.literal('role.create'),
  key: roleKey,
  name: roleName,
  description: roleDescription.default(''),
  permissions: rolePermissions,
});
export type CreateRole = z.output<typeof createRoleSchema>;

/** In a policy they stand beside the keys of roles. */
const reservedKeys: ReadonlySet<string> = new Set(proposerKinds);

export interface CreateRoleFacts {
  readonly nextId: number;
  readonly keyTaken: boolean;
}

export function decideCreateRole(command: CreateRole, { nextId, keyTaken }: CreateRoleFacts): Decision<Role> {
  const { key, name, description, permissions } = command;
  if (reservedKeys.has(key))
    throw new CommandRefused('role_key_taken', `${key} is a word of approval policies; choose another key.`, 'key');
  if (keyTaken) throw new CommandRefused('role_key_taken', `There is a role ${key} already; choose another key.`, 'key');
  return roleDecision.created({ id: nextId, key, name, description, permissions: inOrder(permissions), builtIn: false, version: 1 });
}
