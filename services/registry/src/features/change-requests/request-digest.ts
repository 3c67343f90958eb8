import { createHash, randomBytes, type Hash } from 'node:crypto';
import type { RequestContent } from '@seatledger/domain/change-request/change-request.ts';
import type { RequestItem } from './item-queries.ts';

/** Of a request that is new, or of which something has been erased. Whoever knows a digest and not the salt cannot try what it is of. */
export function newDigestSalt(): Buffer {
  return randomBytes(32);
}

/** SHA-256 of what an item says, after the salt of its request. The command names its subject, and what it creates has another id each time. */
export function digestOfItem(salt: Uint8Array, { command, subject, before, after }: Omit<RequestItem, 'contentDigest'>): Buffer {
  return createHash('sha256')
    .update(salt)
    .update(canonicalJson([command, subject?.kind ?? null, before, after]))
    .digest();
}

/** SHA-256 of what is approved, after the salt; fed with the digests of the items in their order. */
export function requestDigest(
  salt: Uint8Array,
  content: Omit<RequestContent, 'digest'>,
): { add(itemDigest: Uint8Array): void; hex(): string } {
  const { title, reason, applyAt, size, kinds, customerIds } = content;
  const hash: Hash = createHash('sha256').update(salt).update(canonicalJson({ title, reason, applyAt, size, kinds, customerIds }));
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
