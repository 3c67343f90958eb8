import { features, packs, products, profiles } from './catalogue.ts';
import { customersAt } from './customers.ts';
import { takeNames, usersOf } from './people.ts';
import type { SampleVendor } from './sample-data.ts';

/** The vendor of a spreadsheet add-in, its customers and their 2,000 users. The same for the same day, `YYYY-MM-DD`. */
export function sampleVendor(today: string): SampleVendor {
  const takeName = takeNames();
  const customers = customersAt(today).map(({ domains, ...customer }) => ({
    ...customer,
    domains: domains.map(({ people, ...domain }) => ({ ...domain, users: usersOf(domain, people, takeName, today) })),
  }));
  return { products, features, profiles, packs, customers };
}
