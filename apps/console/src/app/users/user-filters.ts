import { inject, Injectable } from '@angular/core';
import { FoundThings } from '../registry/found-things.ts';
import type { Filter, FilterOption } from '../ui/filter-bar/filter-words.ts';

export const userFilterKeys = ['email', 'customerId', 'domainId', 'status', 'profile'] as const;

/** What the list of users can be narrowed to. */
@Injectable()
export class UserFilters {
  readonly #found = inject(FoundThings);
  readonly profiles = (): Promise<readonly FilterOption[]> => this.#found.profiles();

  all(profiles: readonly FilterOption[]): readonly Filter[] {
    return [
      {
        key: 'email',
        kind: 'found',
        label: $localize`:@@users.email:E-mail`,
        words: ['mail', 'user', 'utilisateur'],
        isFree: true,
        find: this.#found.users,
        nameOf: async (email) => email,
      },
      {
        key: 'customerId',
        kind: 'found',
        label: $localize`:@@users.customer:Customer`,
        words: ['customer', 'client'],
        find: this.#found.customers,
        nameOf: this.#found.customerName,
      },
      {
        key: 'domainId',
        kind: 'found',
        label: $localize`:@@users.domain:Domain`,
        words: ['domain', 'domaine'],
        find: this.#found.domains,
        nameOf: this.#found.domainName,
      },
      {
        key: 'status',
        kind: 'choice',
        label: $localize`:@@users.status:Status`,
        words: ['statut'],
        options: [
          { value: 'active', label: $localize`:@@users.notSuspended:not suspended` },
          { value: 'suspended', label: $localize`:@@users.isSuspended:suspended` },
        ],
      },
      { key: 'profile', kind: 'choice', label: $localize`:@@users.profile:Profile`, words: ['profil'], options: profiles },
    ];
  }
}
