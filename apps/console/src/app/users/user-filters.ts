import type { LicenceStatus } from '../api/shapes.ts';
import type { FoundThings } from '../registry/found-things.ts';
import { wordOfStatus } from '../ui/licence/status.ts';
import type { FilterValues } from '../ui/filter-bar/filter-words.ts';
import type { Filter, FilterOption } from '../ui/filter-bar/filter-words.ts';

export const userFilterKeys = ['q', 'email', 'customerId', 'domainId', 'status', 'profile', 'seen', 'endingBefore'] as const;

const statuses = ['active', 'grace', 'expired', 'not_started', 'suspended', 'domain_suspended'] as const satisfies readonly LicenceStatus[];

/** What the API is asked for: the status of a licence as it is today, which it calls so. */
export function queryOf({ status, ...filters }: FilterValues): FilterValues {
  return status === undefined ? filters : { ...filters, licenceStatus: status };
}

/** What the list of users can be narrowed to. */
export function userFilters(found: FoundThings, profiles: readonly FilterOption[]): readonly Filter[] {
  return [
    {
      key: 'q',
      kind: 'text',
      label: $localize`:@@users.words:Name or address`,
      words: ['name', 'nom', 'q'],
      isFree: true,
    },
    {
      key: 'email',
      kind: 'found',
      label: $localize`:@@users.email:E-mail`,
      words: ['mail', 'user', 'utilisateur'],
      find: found.users,
      nameOf: async (email) => email,
    },
    {
      key: 'customerId',
      kind: 'found',
      label: $localize`:@@users.customer:Customer`,
      words: ['customer', 'client'],
      find: found.customers,
      nameOf: found.customerName,
    },
    {
      key: 'domainId',
      kind: 'found',
      label: $localize`:@@users.domain:Domain`,
      words: ['domain', 'domaine'],
      find: found.domains,
      nameOf: found.domainName,
    },
    {
      key: 'status',
      kind: 'choice',
      label: $localize`:@@users.status:Status`,
      words: ['statut'],
      options: statuses.map((value) => ({ value, label: wordOfStatus(value) })),
    },
    { key: 'profile', kind: 'choice', label: $localize`:@@users.profile:Profile`, words: ['profil'], options: profiles },
    {
      key: 'seen',
      kind: 'choice',
      label: $localize`:@@users.seen:Seen`,
      words: ['vu'],
      options: [
        { value: '<7d', label: $localize`:@@users.seenWithin7:in the last 7 days` },
        { value: '<30d', label: $localize`:@@users.seenWithin30:in the last 30 days` },
        { value: '>30d', label: $localize`:@@users.seenBefore30:not for 30 days` },
        { value: '>90d', label: $localize`:@@users.seenBefore90:not for 90 days` },
        { value: 'never', label: $localize`:@@users.neverSeen:never` },
      ],
    },
    { key: 'endingBefore', kind: 'date', label: $localize`:@@users.endsBefore:Ends before`, words: ['ends', 'fin'] },
  ];
}
