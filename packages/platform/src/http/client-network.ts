import { isIP, isIPv6 } from 'node:net';

/** What failures are counted by: an IPv4 address, or the /64 of an IPv6 one, as whoever has one address of it has them all. */
export function clientNetwork(address: string): string {
  const bare = clientAddress(address);
  if (bare === null || !isIPv6(bare)) return bare ?? 'unknown';
  const [head = '', tail] = bare.split('::');
  const front = groupsOf(head);
  const back = groupsOf(tail ?? '');
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(8 - front.length - back.length, 0) }, () => '0');
  return `${[...front, ...zeros, ...back]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** Without its zone, and IPv4 written as such; null where a proxy tells something that is no address. */
export function clientAddress(address: string): string | null {
  const bare = address.split('%', 1)[0] ?? '';
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare;
  return isIP(plain) === 0 ? null : plain;
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
}
