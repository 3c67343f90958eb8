import { decideRefuseSession, refuseSessionSchema } from '@seatledger/domain/sign-in/refuse-session.ts';
import { useCase } from '../../access-schema.ts';

export const refuseSession = useCase({
  schema: refuseSessionSchema,
  gather: async () => null,
  decide: decideRefuseSession,
  write: async () => [],
});
