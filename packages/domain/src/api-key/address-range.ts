import { z } from 'zod';

/** Addresses with the same first bits. IPv4 is kept as IPv6 has it mapped (`::ffff:0:0/96`, RFC 4291 §2.5.5.2), so that both ways of writing one match. */
export interface AddressRange {
  readonly isIpv4: boolean;
  readonly first: bigint;
  /** How many of 128 bits are left free. */
  readonly freeBits: bigint;
}

const mappedBits = 96;
const mappedPrefix = 0xffffn;

/** Reads CIDR notation (RFC 4632, RFC 4291 §2.3) or one address; null where it is neither, or has bits set beyond the prefix. */
export function parseAddressRange(text: string): AddressRange | null {
  const [, addressText = '', lengthText] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const address = parseAddress(addressText);
  if (address === null) return null;
  const writtenBits = addressText.includes(':') ? 128 : 32;
  const length = lengthText === undefined ? writtenBits : Number(lengthText);
  if (length > writtenBits) return null;
  const freeBits = BigInt(writtenBits - length);
  if (address & ((1n << freeBits) - 1n)) return null;
  return { isIpv4: isMapped(address) && freeBits <= 32n, first: address, freeBits };
}

/** Whether an address as a socket gives it is in one of the ranges. */
export function isInRanges(ranges: readonly AddressRange[], text: string): boolean {
  const address = parseAddress(text.replace(/%.*$/, ''));
  if (address === null) return false;
  const isIpv4 = isMapped(address);
  return ranges.some((range) => range.isIpv4 === isIpv4 && address >> range.freeBits === range.first >> range.freeBits);
}

/** A range in one way of writing: `10.0.0.0/8`, `2001:db8::/32`; an IPv4-mapped one as IPv4. */
export function formatAddressRange({ isIpv4, first, freeBits }: AddressRange): string {
  if (isIpv4) return `${[24n, 16n, 8n, 0n].map((shift) => (first >> shift) & 0xffn).join('.')}/${32n - freeBits}`;
  const groups = Array.from({ length: 8 }, (_, index) => ((first >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  // A URL writes an address in its shortest form (RFC 5952).
  return `${new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1)}/${128n - freeBits}`;
}

/** From where a key may be used; null: from anywhere. */
export const allowedAddresses = z
  .array(
    z
      .string()
      .max(60)
      .transform((text, context): string => {
        const range = parseAddressRange(text.trim());
        if (range !== null) return formatAddressRange(range);
        context.addIssue({
          code: 'custom',
          message: 'must be an address or a range such as 192.0.2.0/24 or 2001:db8::/32, with no bits set beyond its prefix',
        });
        return z.NEVER;
      }),
  )
  .min(1)
  .max(100)
  .nullable();

function parseAddress(text: string): bigint | null {
  return text.includes(':') ? parseIpv6(text) : mapped(parseIpv4(text));
}

function mapped(ipv4: bigint | null): bigint | null {
  return ipv4 === null ? null : (mappedPrefix << 32n) | ipv4;
}

function isMapped(address: bigint): boolean {
  return address >> BigInt(128 - mappedBits) === mappedPrefix;
}

function parseIpv4(text: string): bigint | null {
  if (!/^(?:(?:0|[1-9]\d{0,2})(?:\.(?!$)|$)){4}$/.test(text)) return null;
  const bytes = text.split('.').map(Number);
  if (bytes.some((byte) => byte > 255)) return null;
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function parseIpv6(text: string): bigint | null {
  const halves = withoutDottedEnd(text)?.split('::');
  if (halves === undefined || halves.length > 2) return null;
  const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...(tail ?? [])];
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

/** `::ffff:192.0.2.1` → `::ffff:c000:201` */
function withoutDottedEnd(text: string): string | undefined {
  if (!text.includes('.')) return text;
  const start = text.lastIndexOf(':') + 1;
  const ipv4 = parseIpv4(text.slice(start));
  if (ipv4 === null) return undefined;
  return `${text.slice(0, start)}${(ipv4 >> 16n).toString(16)}:${(ipv4 & 0xffffn).toString(16)}`;
}
