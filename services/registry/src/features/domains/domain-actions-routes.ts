import { addDomainAliasSchema } from '@seatledger/domain/domain/add-domain-alias.ts';
import { assignPacksSchema } from '@seatledger/domain/domain/assign-packs.ts';
import { removeDomainAliasSchema } from '@seatledger/domain/domain/remove-domain-alias.ts';
import { renameDomainSchema } from '@seatledger/domain/domain/rename-domain.ts';
import { renewDomainSchema } from '@seatledger/domain/domain/renew-domain.ts';
import { suspendDomainSchema } from '@seatledger/domain/domain/suspend-domain.ts';
import { z } from 'zod';
import { send, showing } from '../../api/answers.ts';
import { access, byId, idText, noFields, onAction, writeHeaders } from '../../api/fields.ts';
import type { AddRoutes } from '../../api/registry-api.ts';
import { lockDomainVersion, lockMovedDomainVersion } from './domain-lock-queries.ts';
import { readDomain, shownDomain } from './domains-overview.ts';

const named = { kind: true, id: true } as const;

/** The word in the path is the command's: `domain.add-alias`. */
const actions = [
  {
    word: 'suspend',
    operationId: 'suspendDomain',
    summary: 'Suspend a domain; its seats are kept',
    body: suspendDomainSchema.omit(named),
  },
  { word: 'reinstate', operationId: 'reinstateDomain', summary: 'Reinstate a suspended domain', body: noFields },
  { word: 'renew', operationId: 'renewDomain', summary: 'Move the end of a domain to a later day', body: renewDomainSchema.omit(named) },
  { word: 'move', operationId: 'moveDomain', summary: 'Move a domain to another customer', body: z.strictObject({ customerId: idText }) },
  {
    word: 'rename',
    operationId: 'renameDomain',
    summary: 'Rename a domain; the old name stays as an alias',
    body: renameDomainSchema.omit(named),
  },
  { word: 'add-alias', operationId: 'addDomainAlias', summary: 'Add an alias to a domain', body: addDomainAliasSchema.omit(named) },
  {
    word: 'remove-alias',
    operationId: 'removeDomainAlias',
    summary: 'Remove an alias of a domain',
    body: removeDomainAliasSchema.omit(named),
  },
  { word: 'assign-packs', operationId: 'assignPacks', summary: 'Replace the packs of a domain', body: assignPacksSchema.omit(named) },
] as const;

export const addDomainActions: AddRoutes = (app, api) => {
  for (const { word, operationId, summary, body } of actions) {
    app.post(
      `/v1/domains/:id/actions/${word}`,
      {
        config: access('domain.write'),
        schema: {
          operationId,
          summary,
          tags: ['Domains'],
          headers: writeHeaders,
          params: byId,
          body,
          response: { 200: shownDomain, ...onAction },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const fields = request.body ?? {};
        const answer = await api.change(request, {
          command: { kind: `domain.${word}`, id, ...fields },
          lock: (tx, scope) =>
            'customerId' in fields ? lockMovedDomainVersion(tx, scope, id, fields.customerId) : lockDomainVersion(tx, scope, id),
          answer: async (tx) => showing(await readDomain(tx, null, id)),
        });
        return send(reply, answer);
      },
    );
  }
};
