import type { IncomingMessage } from 'node:http';

/** Where a connection carries what was said last of where its requests come from. */
const known = Symbol('the address that a connection is of');

/** Where a request comes from, and where whoever counts it has put that. */
export interface Client {
  readonly address: string;
  era: number;
  place: number;
}

interface Known extends Client {
  readonly forwarded: string | undefined;
}

/** Longer than any address. */
const longestAddress = 64;

/** Where requests come from. Behind a proxy that is trusted it is worked out again only when the proxy says another thing. */
export function clientAddressOf(
  addressOf: ((request: IncomingMessage) => string | undefined) | undefined,
): (request: IncomingMessage) => Client {
  return (request) => {
    const connection = request.socket as { [known]?: Known };
    const forwarded = addressOf === undefined ? undefined : String(request.headers['x-forwarded-for']);
    const last = connection[known];
    if (last !== undefined && last.forwarded === forwarded) return last;
    const address = (addressOf === undefined ? request.socket.remoteAddress : addressOf(request)) ?? '';
    const client = { forwarded, address: address.slice(0, longestAddress), era: 0, place: 0 };
    connection[known] = client;
    return client;
  };
}
