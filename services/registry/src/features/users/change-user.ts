import { changeUserSchema, decideChangeUser } from '@seatledger/domain/user/change-user.ts';
import { useCase } from '../../registry-schema.ts';
import { seatBatch } from '../../working-set/batch-parts.ts';
import { isProfileKnown } from '../profiles/profile-queries.ts';
import { gatherSeat } from './gather-seat.ts';
import { saveUser } from './save-user.ts';

export const changeUser = useCase({
  schema: changeUserSchema,
  gather: async (tx, { id, profile }) => ({ ...(await gatherSeat(tx, id)), profileKnown: await isProfileKnown(tx, profile) }),
  decide: decideChangeUser,
  write: saveUser,
  batch: { ...seatBatch, facts: (set, { id, profile }) => ({ ...set.seat(id), profileKnown: set.isProfileKnown(profile) }) },
});
