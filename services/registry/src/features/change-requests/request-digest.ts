import { createHash, type Hash } from 'node:crypto';
import type { RequestContent } from '@seatledger/domain/change-request/change-request.ts';
import type { RequestItem } from './item-queries.ts';

/** SHA-256 of what an item says. The command names its subject, and what it creates has another id each time. */
export function digestOfItem({ command, subject, before, after }: Omit<RequestItem, 'contentDigest'>): Buffer {
  return createHash('sha256')
    .update(canonicalJson([command, subject?.kind ?? null, before, after]))
    .digest();
}

/** SHA-256 of what is approved, fed with the digests of the items in their order. */
export function requestDigest(content: Omit<RequestContent, 'digest'>): { add(itemDigest: Uint8Array): void; hex(): string } {
  const { title, reason, applyAt, size, kinds, customerIds } = content;
  const hash: Hash = createHash('sha256').update(canonicalJson({ title, reason, applyAt, size, kinds, customerIds }));
  return {
    add: (itemDigest) => void hash.update(itemDigest),
    hex: () => hash.digest('hex'),
  };
}

/** JSON that is the same for values that are the same: fields in order, as PostgreSQL keeps them in one of its own. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
