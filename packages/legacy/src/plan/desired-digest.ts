import { hash } from 'node:crypto';
import { foldName } from './same-text.ts';
import type { DesiredThings, ThingKind } from './staged.ts';

/**
 * What a thing is to be, as one text: the same for what the source says and for what Seatledger has. A
 * domain's says the name of its customer, by whichever row.
 */
export function lineOf<Kind extends ThingKind>(kind: Kind, desired: DesiredThings[Kind]): string {
  if (kind === 'domain') return `domain ${JSON.stringify(sortedKeys(comparableDomain(desired as DesiredThings['domain'])))}`;
  if (kind !== 'user') return `${kind} ${JSON.stringify(sortedKeys(desired))}`;
  const { email, displayName, profile, validity, suspended } = desired as DesiredThings['user'];
  return `${email}|${displayName}|${profile ?? ''}|${validity.from ?? ''}|${validity.until ?? ''}|${suspended ? 't' : 'f'}`;
}

/** MD5, hexadecimal: it tells changes apart and protects nothing. */
export function digestOf(line: string): string {
  return hash('md5', line, 'hex');
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}

function comparableDomain({ customer: _, customerName, ...domain }: DesiredThings['domain']): object {
  return { ...domain, customerName: foldName(customerName) };
}
