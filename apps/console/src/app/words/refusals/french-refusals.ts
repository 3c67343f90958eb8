import { frenchAccessRefusals } from './french-access-refusals.ts';
import { frenchAuditRefusals } from './french-audit-refusals.ts';
import { frenchCallRefusals } from './french-call-refusals.ts';
import { frenchLicenceRefusals } from './french-licence-refusals.ts';
import { frenchListRefusals } from './french-list-refusals.ts';
import { frenchMigrationRefusals } from './french-migration-refusals.ts';
import { frenchRegistryRefusals } from './french-registry-refusals.ts';
import { frenchRequestRefusals } from './french-request-refusals.ts';

export const frenchRefusalsByArea: readonly Readonly<Record<string, string>>[] = [
  frenchAccessRefusals,
  frenchAuditRefusals,
  frenchCallRefusals,
  frenchLicenceRefusals,
  frenchListRefusals,
  frenchMigrationRefusals,
  frenchRegistryRefusals,
  frenchRequestRefusals,
];

/** What the API refuses, by its codes, for the French pages; the English sentences come from the API, with the values in them. */
export const frenchRefusals: Readonly<Record<string, string>> = Object.assign({}, ...frenchRefusalsByArea);
