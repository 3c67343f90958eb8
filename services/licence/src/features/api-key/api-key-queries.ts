import type { PublishedData } from '../../published-data.ts';
import type { ApiKeyRow } from './api-key.ts';

/** Rises with every change of a key. */
export async function readApiKeyRevision(data: PublishedData): Promise<number> {
  const [row] = await data.rows<{ revision: number }>('select revision from access_published.api_key_revision');
  return row?.revision ?? 0;
}

export function readApiKeys(data: PublishedData): Promise<ApiKeyRow[]> {
  return data.rows<ApiKeyRow & { expiresAt: number | null }>(
    `select key_id as "keyId", secret_hash as "secretHash", scopes, requests_per_second as "requestsPerSecond",
       floor(extract(epoch from expires_at) * 1000)::bigint as "expiresAt", allowed_addresses as "allowedAddresses"
     from access_published.api_keys`,
  );
}
