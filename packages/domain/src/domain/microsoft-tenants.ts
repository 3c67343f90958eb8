import { z } from 'zod';

/** Where everybody may have an account: its word proves nothing about addresses of companies. */
const consumerTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

const mostMicrosoftTenants = 10;

const tenant = z
  .guid({ error: 'must be the id of a tenant, such as 72f988bf-86f1-41af-91ab-2d7cd011db47' })
  .toLowerCase()
  .refine((id) => id !== consumerTenant, 'must not be the tenant of personal accounts, where anybody may be anybody');

/** Ids of the tenants of Microsoft Entra whose word is taken for addresses of a domain: sorted, each once. */
export const microsoftTenants = z
  .array(tenant)
  .max(mostMicrosoftTenants)
  .transform((ids): readonly string[] => [...new Set(ids)].toSorted());
