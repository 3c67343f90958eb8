import { decideSuspendOperator, suspendOperatorSchema } from '@seatledger/domain/operator/suspend-operator.ts';
import { useCase } from '../../access-schema.ts';
import { endAllSessions } from '../sessions/session-queries.ts';
import { countOtherAdministrators, lockOperator, updateOperator } from './operator-queries.ts';

export const suspendOperator = useCase({
  schema: suspendOperatorSchema,
  gather: async (tx, { id }) => ({
    otherAdministrators: await countOtherAdministrators(tx, id),
    operator: await lockOperator(tx, id),
  }),
  decide: decideSuspendOperator,
  async write(tx, operator) {
    await updateOperator(tx, operator);
    if (operator.suspendedAt !== null) await endAllSessions(tx, operator.id, operator.suspendedAt);
    return [];
  },
});
