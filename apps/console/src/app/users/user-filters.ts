import { inject, Injectable } from '@angular/core';
import type { LicenceStatus } from '../api/shapes.ts';
import { FoundThings } from '../registry/found-things.ts';
import { wordOfStatus } from '../ui/licence/status.ts';
import type { FilterValues } from '../ui/filter-bar/list-address.ts';
import type { Filter, FilterOption } from '../ui/filter-bar/filter-words.ts';

export const userFilterKeys = ['email', 'customerId', 'domainId', 'status', 'profile'] as const;

const statuses = ['active', 'grace', 'expired', 'not_started', 'suspended', 'domain_suspended'] as const satisfies readonly LicenceStatus[];

/** What the API is asked for: the status of a licence as it is today, which it calls so. */
export function queryOf({ status, ...filters }: FilterValues): FilterValues {
  return status === undefined ? filters : { ...filters, licenceStatus: status };
}

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
        options: statuses.map((value) => ({ value, label: wordOfStatus(value) })),
      },
      { key: 'profile', kind: 'choice', label: $localize`:@@users.profile:Profile`, words: ['profil'], options: profiles },
    ];
  }
}
