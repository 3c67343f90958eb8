import type { TokenIssuers } from '@seatledger/platform/config/token-issuers.ts';

/** Who makes tokens: what its name is in `iss`, and where its keys are, neither of which a token has any say in. */
export interface TokenIssuer {
  readonly provider: 'microsoft' | 'google';
  readonly keysUrl: string;
  /** The tenant of Microsoft whose token names this issuer, null for one of Google; undefined where it is not this one's name. */
  readonly tenantOf: (issuer: string) => string | null | undefined;
}

const tenantId = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export function tokenIssuersOf({ microsoftAuthority, googleIssuer, googleKeysUrl }: TokenIssuers): readonly TokenIssuer[] {
  const microsoft = new RegExp(`^${RegExp.escape(microsoftAuthority)}/(${tenantId})/v2\\.0$`);
  return [
    {
      provider: 'microsoft',
      // Of all tenants: whose each key is it says itself.
      keysUrl: `${microsoftAuthority}/common/discovery/v2.0/keys`,
      tenantOf: (issuer) => microsoft.exec(issuer)?.[1],
    },
    { provider: 'google', keysUrl: googleKeysUrl, tenantOf: (issuer) => (issuer === googleIssuer ? null : undefined) },
  ];
}
