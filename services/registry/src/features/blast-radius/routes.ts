import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { byId, onBulk, onRead } from '../../api/fields.ts';
import { scopeOf, type AddRoutes, type RegistryApi } from '../../api/registry-api.ts';
import type { Scope } from '../../api/scope.ts';
import { readCommands } from '../change-requests/item-queries.ts';
import { findRequestRow } from '../change-requests/request-queries.ts';
import { withRequestedList } from '../change-requests/requested-list.ts';
import { asOf } from '../entitlements/shown-entitlements.ts';
import { shownBlastRadius, type ShownBlastRadius } from './blast-radius-answer.ts';
import { proposedCommand } from './proposed-commands.ts';
import { readBlastRadius, type BlastRadiusOptions } from './read-blast-radius.ts';
import { readImportRadius } from './read-import-radius.ts';

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
  app.get(
    '/v1/change-requests/:id/blast-radius',
    {
      config: { access: { permission: 'change-request.read' }, reads: { kind: 'user', list: 'examples' } },
      schema: {
        operationId: 'readChangeRequestBlastRadius',
        summary: 'Who gains, loses or changes what by a change request',
        description:
          'As things are now, with what would be refused by now told apart. Of the approval policy there is none (422 `no_blast_radius`), nor ' +
          'of a list that has been imported already or is no longer kept (409 `import_applied`, `import_expired`).',
        tags: ['Change requests'],
        params: byId,
        querystring: z.strictObject({ asOf: asOf.optional(), examples: z.coerce.number().int().min(0).max(20).default(3) }),
        response: { 200: shownBlastRadius, ...onRead, ...onBulk },
      },
    },
    async (request, reply) => {
      const { asOf: at = Date.now(), examples } = request.query;
      const options = { context: contextOf(request), asker: null, asOf: at, examples };
      return send(reply, showingNow(await readRadiusOfRequest(api, scopeOf(request), request.params.id, options)));
    },
  );
};

/** Whoever sees a request sees all that it comes to. */
async function readRadiusOfRequest(api: RegistryApi, scope: Scope, id: number, options: BlastRadiusOptions): Promise<ShownBlastRadius> {
  const { kinds } = await findRequestRow(api.db, scope, id);
  if (kinds.length > 0 && kinds.every((kind) => importKinds.has(kind))) {
    return await withRequestedList(api, id, async (list) => {
      return await readImportRadius(list, api.door, await readCommands(list.db, id), options);
    });
  }
  const without = kinds.find((kind) => !radiusKinds.test(kind));
  if (without !== undefined) {
    throw new CommandRefused('no_blast_radius', `Whom ${without} concerns is not told here; look at its difference.`);
  }
  const commands = await readCommands(api.db, id);
  return await api.inTurn(() => readBlastRadius(api.db, api.door, commands, options));
}

const importKinds: ReadonlySet<string> = new Set(['user.import', 'import.apply']);
const radiusKinds = /^(?:user\.(?!import)|domain\.|customer\.|override\.|product\.|feature\.|profile\.|pack\.)/;
