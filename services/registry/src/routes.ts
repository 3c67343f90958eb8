import type { AddRoutes } from './api/registry-api.ts';
import { addApprovalPolicyRoutes } from './features/approval-policy/routes.ts';
import { addCustomerExport } from './features/customers/export-customers.ts';
import { addBlastRadiusRoutes } from './features/blast-radius/routes.ts';
import { addBulkActionRoutes } from './features/bulk-actions/routes.ts';
import { addChangeRequestRoutes } from './features/change-requests/routes.ts';
import { addCustomerRoutes } from './features/customers/routes.ts';
import { addCutOverRoutes } from './features/cut-over/routes.ts';
import { addDelegationRoutes } from './features/delegations/routes.ts';
import { addDomainExport } from './features/domains/export-domains.ts';
import { addDomainRoutes } from './features/domains/routes.ts';
import { addEntitlementRoutes } from './features/entitlements/routes.ts';
import { addFeatureExport } from './features/features/export-features.ts';
import { addFeatureRoutes } from './features/features/routes.ts';
import { addHistoryRoutes } from './features/history/routes.ts';
import { addImportRoutes } from './features/imports/routes.ts';
import { addLeaverCheckRoutes } from './features/leaver-checks/routes.ts';
import { addLegacyMigrationRoutes } from './features/legacy-migration/routes.ts';
import { addLicenceRoutes } from './features/licences/routes.ts';
import { addOverrideExport } from './features/overrides/export-overrides.ts';
import { addOverrideRoutes } from './features/overrides/routes.ts';
import { addOverviewRoutes } from './features/overview/routes.ts';
import { addPackExport } from './features/packs/export-packs.ts';
import { addPackRoutes } from './features/packs/routes.ts';
import { addProductExport } from './features/products/export-products.ts';
import { addProductRoutes } from './features/products/routes.ts';
import { addProfileExport } from './features/profiles/export-profiles.ts';
import { addProfileRoutes } from './features/profiles/routes.ts';
import { addParityRunRoutes } from './features/parity-runs/routes.ts';
import { addStreamRoute } from './features/stream/routes.ts';
import { addUserExport } from './features/users/export-users.ts';
import { addRenewalRoutes } from './features/renewals/routes.ts';
import { addSearchRoutes } from './features/search/routes.ts';
import { addUseRoutes } from './features/uses/routes.ts';
import { addUserRoutes } from './features/users/routes.ts';

const all: readonly AddRoutes[] = [
  addOverviewRoutes,
  addStreamRoute,
  addCustomerRoutes,
  addDomainRoutes,
  addUserRoutes,
  addOverrideRoutes,
  addEntitlementRoutes,
  addHistoryRoutes,
  addLicenceRoutes,
  addUseRoutes,
  addProductRoutes,
  addFeatureRoutes,
  addProfileRoutes,
  addPackRoutes,
  addImportRoutes,
  addCustomerExport,
  addDomainExport,
  addUserExport,
  addOverrideExport,
  addProductExport,
  addFeatureExport,
  addProfileExport,
  addPackExport,
  addSearchRoutes,
  addBulkActionRoutes,
  addRenewalRoutes,
  addLeaverCheckRoutes,
  addLegacyMigrationRoutes,
  addParityRunRoutes,
  addCutOverRoutes,
  addBlastRadiusRoutes,
  addChangeRequestRoutes,
  addApprovalPolicyRoutes,
  addDelegationRoutes,
];

/** The registry's part of the REST API. */
export const addRegistryRoutes: AddRoutes = (app, api) => {
  for (const addRoutes of all) addRoutes(app, api);
};
