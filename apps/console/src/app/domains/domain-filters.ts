import { inject } from '@angular/core';
import { FoundThings } from '../registry/found-things.ts';
import { SessionStore } from '../session/session-store.ts';
import type { Filter } from '../ui/filter-bar/filter-words.ts';

/** What the list of domains can be narrowed to. To be called where a component is made. */
export function domainFilters(): readonly Filter[] {
  const found = inject(FoundThings);
  return [
    { key: 'q', kind: 'text', label: $localize`:@@domains.name:Name`, words: ['name', 'domain', 'nom', 'domaine'], isFree: true },
    {
      key: 'customerId',
      kind: 'found',
      label: $localize`:@@domains.customer:Customer`,
      words: ['customer', 'client'],
      find: found.customers,
      nameOf: found.customerName,
    },
    {
      key: 'status',
      kind: 'choice',
      label: $localize`:@@domains.status:Status`,
      words: ['statut'],
      options: [
        { value: 'active', label: $localize`:@@domains.notSuspended:not suspended` },
        { value: 'suspended', label: $localize`:@@domains.isSuspended:suspended` },
      ],
    },
    ...(inject(SessionStore).may('catalogue.read')
      ? [
          {
            key: 'pack',
            kind: 'found',
            label: $localize`:@@domains.pack:Pack`,
            words: [],
            find: found.packs,
            nameOf: found.packName,
          } as const,
        ]
      : []),
    { key: 'endingBefore', kind: 'date', label: $localize`:@@domains.endsBefore:Ends before`, words: ['ends', 'fin'] },
  ];
}
