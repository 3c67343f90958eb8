import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import type { AddRoutes } from '../../api/registry-api.ts';
import { asOf } from '../entitlements/shown-entitlements.ts';
import { shownBlastRadius } from './blast-radius-answer.ts';
import { proposedCommand } from './proposed-commands.ts';
import { readBlastRadius } from './read-blast-radius.ts';

const body = z.strictObject({
  commands: z.array(proposedCommand).min(1).max(1_000).describe('In the order in which they would be carried out.'),
  asOf: asOf.optional(),
  examples: z.int().min(0).max(20).default(3).describe('How many examples are given of each transition, at most.'),
});

export const addBlastRadiusRoutes: AddRoutes = (app, api) => {
  app.post(
    '/v1/blast-radius',
    {
      config: { access: { permission: 'user.read' }, reads: { kind: 'user', list: 'examples' } },
      schema: {
        operationId: 'readBlastRadius',
        summary: 'Who would gain, lose or change what',
        description:
          'Carries the commands out together, looks at every user whom they can concern, and undoes them: nothing is changed. ' +
          'Values are those that a user gets while the licence is allowed. ' +
          'Each command needs the permission to read what it is about, and no permission to change it.',
        tags: ['Change requests'],
        body,
        response: { 200: shownBlastRadius },
      },
    },
    async (request, reply) => {
      const { commands, asOf: at = Date.now(), examples } = request.body;
      const { permissions, customerIds } = principalOf(request);
      const options = { context: contextOf(request), asker: { permissions, customerIds }, asOf: at, examples };
      const radius = await api.inTurn(() => readBlastRadius(api.db, api.door, commands as readonly CommandValue[], options));
      return send(reply, showingNow(radius));
    },
  );
};
