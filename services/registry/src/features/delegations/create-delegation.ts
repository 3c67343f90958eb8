import { powerOf } from '@seatledger/domain/change-request/policy/approval.ts';
import { createDelegationSchema, decideCreateDelegation, type DelegationParty } from '@seatledger/domain/delegation/create-delegation.ts';
import { databaseTime } from '@seatledger/platform/db/database-time.ts';
import { nextId } from '@seatledger/platform/db/next-id.ts';
import { useCase } from '../../registry-schema.ts';
import { readActiveOperators, type ActiveOperator } from '../operators/operator-queries.ts';
import { insertDelegation } from './delegation-queries.ts';

export const createDelegation = useCase({
  schema: createDelegationSchema,
  async gather(tx, { fromOperatorId, toOperatorId }) {
    const operators = await readActiveOperators(tx, [fromOperatorId, toOperatorId]);
    const party = (id: number) => partyOf(operators.find(({ operatorId }) => operatorId === id));
    return {
      nextId: await nextId(tx, 'registry.delegations'),
      now: await databaseTime(tx),
      from: party(fromOperatorId),
      to: party(toOperatorId),
    };
  },
  decide: decideCreateDelegation,
  async write(tx, delegation) {
    await insertDelegation(tx, delegation);
    return [];
  },
});

function partyOf(operator: ActiveOperator | undefined): DelegationParty | undefined {
  return (
    operator && {
      personId: operator.personId,
      roleKeys: powerOf(operator).roles,
      isConfined: operator.isConfined,
    }
  );
}
