import { addDomainAliasSchema } from '@seatledger/domain/domain/add-domain-alias.ts';
import { assignPacksSchema } from '@seatledger/domain/domain/assign-packs.ts';
import { removeDomainAliasSchema } from '@seatledger/domain/domain/remove-domain-alias.ts';
import { renameDomainSchema } from '@seatledger/domain/domain/rename-domain.ts';
import { renewDomainSchema } from '@seatledger/domain/domain/renew-domain.ts';
import { suspendDomainSchema } from '@seatledger/domain/domain/suspend-domain.ts';
import { z } from 'zod';
import { idText, noFields } from '../../api/fields.ts';
import { action } from '../../api/resource-routes.ts';
import { lockMovedDomainVersion } from './domain-lock-queries.ts';

const named = { kind: true, id: true } as const;

export const domainActions = [
  {
    word: 'suspend',
    operationId: 'suspendDomain',
    summary: 'Suspend a domain; its seats are kept',
    body: suspendDomainSchema.omit(named),
  },
  { word: 'reinstate', operationId: 'reinstateDomain', summary: 'Reinstate a suspended domain', body: noFields },
  { word: 'renew', operationId: 'renewDomain', summary: 'Move the end of a domain to a later day', body: renewDomainSchema.omit(named) },
  action(
    { word: 'move', operationId: 'moveDomain', summary: 'Move a domain to another customer' },
    z.strictObject({ customerId: idText }),
    (tx, scope, id, { customerId }) => lockMovedDomainVersion(tx, scope, id, customerId),
  ),
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
];
