import { createRoleSchema, decideCreateRole } from '@seatledger/domain/role/create-role.ts';
import { useCase } from '../../access-schema.ts';
import { insertRole, lockRole, nextRoleId } from './role-queries.ts';

export const createRole = useCase({
  schema: createRoleSchema,
  gather: async (tx, { key }) => ({ keyTaken: (await lockRole(tx, key)) !== undefined, nextId: await nextRoleId(tx) }),
  decide: decideCreateRole,
  async write(tx, role) {
    await insertRole(tx, role);
    return [];
  },
});
