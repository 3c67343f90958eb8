import type { paths } from '@seatledger/api-client';

/** The body of an answer of the API: `Answer<'/v1/users/{id}', 'get'>`, `Answer<'/v1/users', 'post', 201>`. */
export type Answer<Path extends keyof paths, Method extends keyof paths[Path], Status extends number = 200> = paths[Path][Method] extends {
  responses: Record<Status, { content: { 'application/json': infer Body } }>;
}
  ? Body
  : never;

/** What a request sends: `Sent<'/v1/users', 'post'>`. */
export type Sent<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  requestBody?: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

export type Session = Answer<'/v1/sessions/current', 'get'>;
export type Customer = Answer<'/v1/customers/{id}', 'get'>;
export type Domain = Answer<'/v1/domains/{id}', 'get'>;
export type User = Answer<'/v1/users/{id}', 'get'>;
export type Entitlements = Answer<'/v1/users/{id}/entitlements', 'get'>;
export type LicenceStatus = Entitlements['licence']['status'];
export type Product = Answer<'/v1/products/{key}', 'get'>;
export type Feature = Answer<'/v1/features/{key}', 'get'>;
export type Profile = Answer<'/v1/profiles/{key}', 'get'>;
export type Pack = Answer<'/v1/packs/{key}', 'get'>;
export type ChangeRequest = Answer<'/v1/change-requests/{id}', 'get'>;
export type Command = Sent<'/v1/change-requests', 'post'>['commands'][number];
export type SearchHit = Answer<'/v1/search', 'get'>['items'][number];
/** Of change requests, as far as a person may read them. */
export type RequestCounts = NonNullable<Answer<'/v1/overview', 'get'>['changeRequests']>;
