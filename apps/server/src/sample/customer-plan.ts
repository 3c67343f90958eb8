import type { Contact } from '@seatledger/domain/customer/customer.ts';
import type { AssignedPack } from '@seatledger/domain/domain/domain.ts';
import type { People } from './people.ts';
import { openValidity, type SampleCustomer, type SampleDomain } from './sample-data.ts';

/** A domain before it has its users. */
interface DomainPlan extends Omit<SampleDomain, 'users'> {
  readonly people: People;
}

export interface CustomerPlan extends Omit<SampleCustomer, 'domains'> {
  readonly domains: readonly DomainPlan[];
}

/** A domain of which nothing special is said. */
export const usual: Pick<
  DomainPlan,
  'aliases' | 'formerName' | 'graceDays' | 'microsoftTenants' | 'offlineLeaseDays' | 'packs' | 'suspensionReason'
> = {
  aliases: [],
  formerName: null,
  graceDays: 0,
  offlineLeaseDays: null,
  microsoftTenants: [],
  packs: [],
  suspensionReason: null,
};

export function contacts(technicalDirector: readonly [string, string], financialController: readonly [string, string]): Contact[] {
  return [
    { name: technicalDirector[0], email: technicalDirector[1], role: 'technical_director' },
    { name: financialController[0], email: financialController[1], role: 'financial_controller' },
  ];
}

/** A pack without dates. */
export const always = (pack: string): AssignedPack => ({ pack, validity: openValidity });
