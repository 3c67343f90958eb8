import { clientScopes } from '@seatledger/domain/client/client.ts';
import { z } from 'zod';
import type { RouteOptions } from './route-options.ts';
import { findClient, readSecretHashes } from '../clients/client-queries.ts';
import type { AccessTokenClaims } from './access-tokens.ts';
import type { CredentialUse, RefusedUse } from '../unusual-use/credential.ts';
import type { UnusualUses } from '../unusual-use/unusual-uses.ts';
import { isAllowedFrom, isOver } from './bearer.ts';
import type { LastUsed } from './last-used.ts';
import { isSecret } from './new-secret.ts';
import { OAuthProblem } from './oauth-problem.ts';

/** RFC 6749 §4.4.2 and §2.3.1; what else is sent is not looked at (§3.2). */
export const tokenRequest = z.object({
  grant_type: z.string().max(100).meta({ description: 'client_credentials' }),
  scope: z.string().max(1000).optional().meta({ description: 'Separated by spaces; all scopes of the client where left out.' }),
  client_id: z.string().max(100).optional(),
  client_secret: z.string().max(200).optional(),
});
type TokenRequest = z.output<typeof tokenRequest>;

export interface TokenRequestOptions extends Pick<RouteOptions, 'kysely'> {
  readonly lastUsed: LastUsed;
  readonly unusualUses: UnusualUses;
}

/** What the token that is asked for may say. @throws OAuthProblem */
export async function grantClaims(
  request: TokenRequest,
  authorization: string | undefined,
  use: CredentialUse,
  { kysely, lastUsed, unusualUses }: TokenRequestOptions,
): Promise<AccessTokenClaims> {
  const { id, secret } = readCredentials(request, authorization);
  const client = await findClient(kysely, id);
  const secrets = client === undefined ? [undefined] : await readSecretHashes(kysely, client.id);
  // Each is compared, so that the time does not tell which one it was.
  const right = secrets[secrets.map((one) => isSecret(secret, one?.secretHash)).indexOf(true)];
  if (client === undefined || right === undefined) throw unknownClient();
  const credential = { kind: 'client', id: client.id } as const;
  const refuse = (how: RefusedUse, problem: OAuthProblem): OAuthProblem => {
    unusualUses.refused(credential, how, use);
    return problem;
  };
  const now = Temporal.Now.instant();
  if (client.revokedAt !== null) throw refuse('revoked', unknownClient());
  if (isOver(right.expiresAt, now)) throw refuse('expired', unknownClient());
  if (request.grant_type !== 'client_credentials') {
    throw new OAuthProblem('unsupported_grant_type', 'The only grant type here is client_credentials.');
  }
  if (!isAllowedFrom(client.allowedAddresses, use.address)) {
    throw refuse('address-not-allowed', new OAuthProblem('unauthorized_client', 'This client may not be used from this address.'));
  }
  unusualUses.accepted(credential, { kind: 'service', id: client.id, name: client.name }, use);
  lastUsed.note('clients', client.id, now);
  return { clientId: id, scopes: grantedScopes(request.scope, client.scopes) };
}

function unknownClient(): OAuthProblem {
  return new OAuthProblem('invalid_client', 'The client or its secret is not known.');
}

/** By HTTP Basic or in the body, not both (RFC 6749 §2.3). */
function readCredentials(request: TokenRequest, authorization: string | undefined): { readonly id: string; readonly secret: string } {
  const { client_id: id, client_secret: secret } = request;
  if (authorization === undefined) {
    if (id !== undefined && secret !== undefined) return { id, secret };
    throw new OAuthProblem('invalid_client', 'Send the client id and its secret, by HTTP Basic or in the body.');
  }
  const basic = readBasic(authorization);
  if (secret !== undefined || (id !== undefined && id !== basic.id)) {
    throw new OAuthProblem('invalid_request', 'Authenticate in one way: by HTTP Basic or in the body.');
  }
  return basic;
}

function readBasic(authorization: string): { readonly id: string; readonly secret: string } {
  const encoded = /^basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1] ?? '';
  const [id, secret, ...rest] = Buffer.from(encoded, 'base64').toString().split(':').map(formDecode);
  if (id !== undefined && secret !== undefined && rest.length === 0) return { id, secret };
  throw new OAuthProblem('invalid_client', 'The Authorization header is not HTTP Basic with a client id and its secret.');
}

/** Both halves are form-encoded before they are joined (RFC 6749 §2.3.1). */
function formDecode(text: string): string {
  return new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? '';
}

function grantedScopes(asked: string | undefined, ofClient: readonly string[]): readonly string[] {
  const possible = clientScopes.filter((scope) => ofClient.includes(scope));
  if (asked === undefined || asked === '') return possible;
  const wanted = [...new Set(asked.split(' '))];
  const refused = wanted.filter((scope) => !possible.some((one) => one === scope));
  if (refused.length > 0) throw new OAuthProblem('invalid_scope', 'The client does not have all of these scopes.');
  return wanted;
}
