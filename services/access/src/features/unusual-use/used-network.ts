import { isIPv4 } from 'node:net';
import { clientAddress, clientNetwork } from '@seatledger/platform/http/client-network.ts';

/** The network that counts as one place from which a key is used: IPv4 /24, IPv6 /64. Null for what is no address. */
export function usedNetwork(address: string): string | null {
  const plain = clientAddress(address);
  if (plain === null) return null;
  return isIPv4(plain) ? plain.replace(/\d+$/, '0/24') : clientNetwork(plain);
}
