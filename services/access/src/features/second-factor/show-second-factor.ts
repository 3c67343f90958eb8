import {
  completeSessionSchema,
  decideShowSecondFactor,
  stepUpSessionSchema,
  type ShowSecondFactor,
  type ShowSecondFactorFacts,
  type ShownSecondFactor,
} from '@seatledger/domain/sign-in/show-second-factor.ts';
import { useCase, type Tx } from '../../access-schema.ts';
import { lockSession, rotateSession } from '../sessions/session-queries.ts';
import { lockProof, useProof } from './second-factor-queries.ts';

/** However it is shown, the same is looked at and written; the schemas say what it is shown for. */
const showing = {
  async gather(tx: Tx, { id, proof }: ShowSecondFactor): Promise<ShowSecondFactorFacts> {
    const session = await lockSession(tx, id);
    return { session, ...(await lockProof(tx, session?.operatorId ?? 0, proof)) };
  },
  decide: decideShowSecondFactor,
  async write(tx: Tx, { session, proof, ...rotated }: ShownSecondFactor): Promise<[]> {
    await useProof(tx, session.operatorId, proof, rotated.at);
    await rotateSession(tx, session.id, rotated);
    return [];
  },
};

export const completeSession = useCase({ schema: completeSessionSchema, ...showing });
export const stepUpSession = useCase({ schema: stepUpSessionSchema, ...showing });
