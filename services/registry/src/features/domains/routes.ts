import { changeDomainSchema } from '@seatledger/domain/domain/change-domain.ts';
import { createDomainSchema } from '@seatledger/domain/domain/create-domain.ts';
import { idText } from '../../api/fields.ts';
import { resourceRoutes } from '../../api/resource-routes.ts';
import { domainActions } from './domain-actions.ts';
import { domainFilters } from './domain-filters.ts';
import { lockDomainVersion, lockNewDomain } from './domain-lock-queries.ts';
import { countDomains, listDomains, domainSorts } from './domain-list-queries.ts';
import { readDomain, showDomain, shownDomain } from './domains-overview.ts';

export const addDomainRoutes = resourceRoutes({
  word: 'domain',
  shown: shownDomain,
  filters: domainFilters,
  sorts: domainSorts,
  newOne: createDomainSchema.omit({ kind: true }).extend({ customerId: idText }),
  changedOne: changeDomainSchema.omit({ kind: true, id: true }),
  said: {
    create: { summary: 'Create a domain', description: '`seatLimit: null`, unlimited, has to be said.' },
    change: { description: 'What is left out stays as it is.' },
    delete: { summary: 'Delete a domain without users', description: 'Its aliases and the assignment of packs go with it.' },
  },
  list: listDomains,
  count: countDomains,
  read: readDomain,
  show: showDomain,
  lockNew: lockNewDomain,
  lock: lockDomainVersion,
  actions: domainActions,
});
