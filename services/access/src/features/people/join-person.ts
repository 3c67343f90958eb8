import { decideJoinPerson, joinPersonSchema } from '@seatledger/domain/operator/join-person.ts';
import { useCase } from '../../access-schema.ts';
import { findOperator } from '../operators/operator-queries.ts';
import { lockAccounts, lockPeople, saveNewPerson } from './person-queries.ts';

export const joinPerson = useCase({
  schema: joinPersonSchema,
  async gather(tx, { id, otherId }) {
    await lockPeople(tx);
    const [operator, other] = [await findOperator(tx, id), await findOperator(tx, otherId)];
    const personIds = [operator, other].flatMap((one) => (one === undefined ? [] : [one.personId]));
    return { operator, other, accounts: personIds.length === 0 ? [] : await lockAccounts(tx, personIds) };
  },
  decide: decideJoinPerson,
  async write(tx, plan) {
    await saveNewPerson(tx, plan);
    return [];
  },
});
