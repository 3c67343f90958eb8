import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { refuseStaleRole } from './change-role.ts';
import { refuseBuiltIn, roleDecision, roleKey, type Role } from './role.ts';

export const deleteRoleSchema = z.strictObject({ kind: z.literal('role.delete'), key: roleKey, version: z.int().positive().optional() });
export type DeleteRole = z.output<typeof deleteRoleSchema>;

export interface DeleteRoleFacts {
  readonly role: Role | undefined;
  /** How many people and open invitations have it. */
  readonly uses: number;
}

export function decideDeleteRole(command: DeleteRole, facts: DeleteRoleFacts): Decision<Role> {
  const role = found(facts.role, 'role', command.key, 'key');
  refuseBuiltIn(role);
  refuseStaleRole(role, command.version);
  if (facts.uses > 0) {
    throw new CommandRefused(
      'role_in_use',
      `${facts.uses} people or invitations have the role ${role.key}; give them another first.`,
      'key',
    );
  }
  return roleDecision.deleted(role);
}
