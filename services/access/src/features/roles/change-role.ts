import { changeRoleSchema, decideChangeRole } from '@seatledger/domain/role/change-role.ts';
import { useCase } from '../../access-schema.ts';
import { lockRole, updateRole } from './role-queries.ts';

export const changeRole = useCase({
  schema: changeRoleSchema,
  gather: async (tx, { key }) => ({ role: await lockRole(tx, key) }),
  decide: decideChangeRole,
  async write(tx, role) {
    await updateRole(tx, role);
    return [];
  },
});
