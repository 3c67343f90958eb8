import { decideEraseOperator, eraseOperatorSchema } from '@seatledger/domain/operator/erase-operator.ts';
import { useCase } from '../../access-schema.ts';
import { countOtherAdministrators, lockOperator } from '../operators/operator-queries.ts';
import { anonymiseOperator, deleteBelongings } from './erasure-queries.ts';

export const eraseOperator = useCase({
  schema: eraseOperatorSchema,
  gather: async (tx, { id }) => ({
    otherAdministrators: await countOtherAdministrators(tx, id),
    operator: await lockOperator(tx, id),
  }),
  decide: decideEraseOperator,
  async write(tx, operator) {
    await deleteBelongings(tx, operator.id);
    await anonymiseOperator(tx, operator);
    return [];
  },
});
