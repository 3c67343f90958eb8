import { decideReinstateOperator, reinstateOperatorSchema } from '@seatledger/domain/operator/reinstate-operator.ts';
import { useCase } from '../../access-schema.ts';
import { lockOperator, updateOperator } from './operator-queries.ts';

export const reinstateOperator = useCase({
  schema: reinstateOperatorSchema,
  gather: (tx, { id }) => lockOperator(tx, id),
  decide: decideReinstateOperator,
  async write(tx, operator) {
    await updateOperator(tx, operator);
    return [];
  },
});
