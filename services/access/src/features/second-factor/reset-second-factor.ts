import { decideResetSecondFactor, resetSecondFactorSchema } from '@seatledger/domain/sign-in/reset-second-factor.ts';
import { useCase } from '../../access-schema.ts';
import { lockOperator } from '../operators/operator-queries.ts';
import { revokeAllPersonalTokens } from '../personal-tokens/personal-token-queries.ts';
import { endAllSessions, lockOpenSessionIds } from '../sessions/session-queries.ts';
import { countFirstFactors } from '../sign-in/first-factor-queries.ts';
import { deleteFactors, readEnrolledFactors } from './second-factor-queries.ts';
import { saveReset } from './second-factor-reset-queries.ts';

export const resetSecondFactor = useCase({
  schema: resetSecondFactorSchema,
  async gather(tx, { operatorId }) {
    // Sessions before the operator, as whoever enrols in one locks them.
    await lockOpenSessionIds(tx, operatorId);
    const operator = await lockOperator(tx, operatorId);
    const factors = await readEnrolledFactors(tx, operatorId);
    return { operator, factors, otherFirstFactors: (await countFirstFactors(tx, operatorId)) - factors.passkeys };
  },
  decide: decideResetSecondFactor,
  async write(tx, { operatorId, at, ...reset }) {
    await deleteFactors(tx, operatorId);
    await revokeAllPersonalTokens(tx, operatorId, at);
    await endAllSessions(tx, operatorId, at);
    await saveReset(tx, operatorId, reset);
    return [];
  },
});
