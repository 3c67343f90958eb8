import { decideDeleteRole, deleteRoleSchema } from '@seatledger/domain/role/delete-role.ts';
import { useCase } from '../../access-schema.ts';
import { countRoleUses, deleteRoleRow, lockRole } from './role-queries.ts';

export const deleteRole = useCase({
  schema: deleteRoleSchema,
  gather: async (tx, { key }) => ({ role: await lockRole(tx, key), uses: await countRoleUses(tx, key) }),
  decide: decideDeleteRole,
  async write(tx, { id }) {
    await deleteRoleRow(tx, id);
    return [];
  },
});
