import { isIPv4, isIPv6 } from 'node:net';

/** What failures are counted by: an IPv4 address, or the /64 of an IPv6 one, as whoever has one address of it has them all. */
export function clientNetwork(address: string): string {
  const plain = clientAddress(address);
  if (plain === null || isIPv4(plain)) return plain ?? 'unknown';
  const [head = '', tail] = plain.split('::');
  const front = groupsOf(head);
  const back = groupsOf(tail ?? '');
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => '0');
  return `${[...front, ...zeros, ...back].slice(0, 4).join(':')}::/64`;
}

/**
 * Without its zone, in one of the many ways to write it (RFC 5952), and IPv4 as such; null where a proxy tells something that is no address.
 */
export function clientAddress(address: string): string | null {
  const bare = address.split('%', 1)[0] ?? '';
  if (isIPv4(bare)) return bare;
  return isIPv6(bare) ? (ipv4In(bare) ?? canonical(bare)) : null;
}

function canonical(ipv6: string): string {
  return new URL(`http://[${ipv6}]`).hostname.slice(1, -1);
}

/** RFC 4291 §2.5.5.2. */
function ipv4In(ipv6: string): string | undefined {
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical(ipv6)) ?? [];
  if (high === undefined || low === undefined) return undefined;
  return [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]).join('.');
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
