import { inject, Injectable } from '@angular/core';
import type { Customer, Domain, LicenceStatus, User } from '../api/shapes.ts';
import { overlap, statusOfUser, type Dates } from '../registry/licence-of.ts';
import { KnownCustomers, KnownDomains } from '../registry/lookup.ts';
import { today } from '../words/dates.ts';

/** What a user's licence comes to under their domain; undefined until the domain is known. */
@Injectable()
export class SeatTerms {
  readonly #customers = inject(KnownCustomers);
  readonly #domains = inject(KnownDomains);

  constructor() {
    this.outdate();
  }

  /** Domains and customers are read again. */
  outdate(): void {
    this.#customers.outdate();
    this.#domains.outdate();
  }

  domainOf({ domainId }: User): Domain | undefined {
    return this.#domains.get(domainId);
  }

  customerOf({ customerId }: User): Customer | undefined {
    return this.#customers.get(customerId);
  }

  statusOf(user: User): LicenceStatus | undefined {
    const domain = this.domainOf(user);
    return domain && statusOfUser(user, domain, today(this.customerOf(user)?.timeZone));
  }

  validityOf(user: User): Dates | undefined {
    const domain = this.domainOf(user);
    return domain && overlap(domain.validity, user.validity);
  }
}
