import { decideLeavePerson, leavePersonSchema } from '@seatledger/domain/operator/leave-person.ts';
import { useCase } from '../../access-schema.ts';
import { findOperator } from '../operators/operator-queries.ts';
import { lockAccounts, lockPeople, nextPersonId, saveNewPerson } from './person-queries.ts';

export const leavePerson = useCase({
  schema: leavePersonSchema,
  async gather(tx, { id }) {
    await lockPeople(tx);
    const operator = await findOperator(tx, id);
    const accounts = operator === undefined ? [] : await lockAccounts(tx, [operator.personId]);
    return { operator, accounts, nextPersonId: await nextPersonId(tx) };
  },
  decide: decideLeavePerson,
  async write(tx, plan) {
    await saveNewPerson(tx, plan);
    return [];
  },
});
