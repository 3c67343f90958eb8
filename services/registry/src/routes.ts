import type { AddRoutes } from './api/registry-api.ts';
import { addBulkActionRoutes } from './features/bulk-actions/routes.ts';
import { addCustomerRoutes } from './features/customers/routes.ts';
import { addDomainRoutes } from './features/domains/routes.ts';
import { addEntitlementRoutes } from './features/entitlements/routes.ts';
import { addFeatureRoutes } from './features/features/routes.ts';
import { addOverrideRoutes } from './features/overrides/routes.ts';
import { addPackRoutes } from './features/packs/routes.ts';
import { addProductRoutes } from './features/products/routes.ts';
import { addProfileRoutes } from './features/profiles/routes.ts';
import { addSearchRoutes } from './features/search/routes.ts';
import { addUserRoutes } from './features/users/routes.ts';

const all: readonly AddRoutes[] = [
  addCustomerRoutes,
  addDomainRoutes,
  addUserRoutes,
  addOverrideRoutes,
  addEntitlementRoutes,
  addProductRoutes,
  addFeatureRoutes,
  addProfileRoutes,
  addPackRoutes,
  addSearchRoutes,
  addBulkActionRoutes,
];

/** The registry's part of the REST API. */
export const addRegistryRoutes: AddRoutes = (app, api) => {
  for (const addRoutes of all) addRoutes(app, api);
};
