import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { inOrder, refuseBuiltIn, roleDecision, roleDescription, roleKey, roleName, rolePermissions, type Role } from './role.ts';

/** What is left out stays as it is. `version`: refused where the role has another by now. */
export const changeRoleSchema = z.strictObject({
  kind: z.literal('role.change'),
  key: roleKey,
  version: z.int().positive().optional(),
  name: roleName.optional(),
  description: roleDescription.optional(),
  permissions: rolePermissions.optional(),
});
export type ChangeRole = z.output<typeof changeRoleSchema>;

export function decideChangeRole(command: ChangeRole, facts: { readonly role: Role | undefined }): Decision<Role> {
  const role = found(facts.role, 'role', command.key, 'key');
  refuseBuiltIn(role);
  refuseStaleRole(role, command.version);
  const { name = role.name, description = role.description } = command;
  const permissions = command.permissions === undefined ? role.permissions : inOrder(command.permissions);
  return roleDecision.changed(role, { ...role, name, description, permissions });
}

/** Somebody else has changed it since it was read. */
export function refuseStaleRole(role: Role, version: number | undefined): void {
  if (version !== undefined && version !== role.version)
    throw new CommandRefused('role_stale', 'The role has changed since; read it again.');
}
