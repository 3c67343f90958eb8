import { changeOperatorSchema, decideChangeOperator } from '@seatledger/domain/operator/change-operator.ts';
import { useCase } from '../../access-schema.ts';
import { countOtherAdministrators, knownRoleKeys, lockOperator, updateOperator } from './operator-queries.ts';

export const changeOperator = useCase({
  schema: changeOperatorSchema,
  gather: async (tx, { id }) => ({
    otherAdministrators: await countOtherAdministrators(tx, id),
    operator: await lockOperator(tx, id),
    knownRoleKeys: await knownRoleKeys(tx),
  }),
  decide: decideChangeOperator,
  async write(tx, operator) {
    await updateOperator(tx, operator);
    return [];
  },
});
