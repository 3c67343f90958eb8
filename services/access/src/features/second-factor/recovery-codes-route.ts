import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { z } from 'zod';
import { requireSession } from '../sessions/current-session.ts';
import { contextOf, instantIn, type Routes } from '../sign-in/dependencies.ts';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';

export const recoveryCodesRoute: Routes = (app, dependencies) => {
  app.post(
    '/v1/sessions/current/actions/renew-recovery-codes',
    {
      config: { access: { permission: 'signed-in', session: true, stepUp: true } },
      schema: {
        operationId: 'renewRecoveryCodes',
        summary: 'Get new recovery codes, shown this once',
        description: 'Those of before are worthless from then on.',
        tags: ['Sessions'],
        response: { 200: z.object({ recoveryCodes: z.array(z.string()) }), 401: problemSchema, 403: problemSchema, 409: problemSchema },
      },
    },
    async (request, reply) => {
      const session = await requireSession(dependencies, request, 'complete');
      const recoveryCodes = newRecoveryCodes();
      const command = {
        kind: 'second-factor.renew-codes',
        sessionId: session.id,
        recoveryCodeHashes: recoveryCodes.map(recoveryCodeHash),
        at: instantIn(dependencies),
      };
      await dependencies.execute(command, contextOf(dependencies, request, session.operator));
      reply.header('cache-control', 'no-store');
      return { recoveryCodes };
    },
  );
};
