import { isIP } from 'node:net';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { FastifyRequest } from 'fastify';

/** To whom passkeys belong (WebAuthn §4). */
export interface RelyingParty {
  /** A domain; passkeys made for it work nowhere else. */
  readonly id: string;
  /** The one whose pages may use them. */
  readonly origin: string;
}

const loopbackHosts = new Set(['127.0.0.1', '[::1]', '0.0.0.0', '[::]', 'localhost']);

/**
 * That of an installation with this address. Passkeys need a domain and TLS; on this machine alone `localhost` does for both, whatever
 * address is listened on. Undefined for anything else.
 */
export function relyingPartyOf(publicUrl: string): RelyingParty | undefined {
  const { protocol, hostname, port } = new URL(publicUrl);
  if (loopbackHosts.has(hostname)) {
    return port === '0' ? undefined : { id: 'localhost', origin: `${protocol}//localhost${port === '' ? '' : `:${port}`}` };
  }
  if (protocol !== 'https:' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return undefined;
  return { id: hostname, origin: new URL(publicUrl).origin };
}

/** Throws where a browser would say no more than SecurityError. */
export function relyingPartyFor(relyingParty: RelyingParty | undefined, { headers }: FastifyRequest): RelyingParty {
  if (relyingParty === undefined) {
    const detail = 'Passkeys belong to a domain name, over https. Set SEATLEDGER_PUBLIC_URL, such as https://licences.example.';
    throw new HttpProblem({ status: 409, code: 'passkeys_unavailable', title: 'Conflict', detail });
  }
  if (headers.origin === undefined || headers.origin === relyingParty.origin) return relyingParty;
  const detail = `Passkeys work at ${relyingParty.origin} only: open that address.`;
  throw new HttpProblem({ status: 409, code: 'wrong_origin', title: 'Conflict', detail });
}
