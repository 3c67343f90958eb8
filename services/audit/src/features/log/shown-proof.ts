import type { Hash } from '@seatledger/merkle-log/tree/hash.ts';
import { z } from 'zod';

const exampleHash = 'n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=';

/** 32 bytes. */
export const shownHash = z.string().meta({ description: 'Base64 of a SHA-256.', examples: [exampleHash] });
export const shownSize = z
  .int()
  .min(0)
  .meta({ description: 'How many events the tree has.', examples: [1024] });
export const shownNote = z.string().meta({
  description: 'The checkpoint, as a C2SP signed note.',
  examples: [`licences.example/audit/1f0c9a3e\n1024\n${exampleHash}\n\n— licences.example/audit/1f0c9a3e q2V9…\n`],
});
export const shownHashes = z.array(shownHash).max(128).describe('The proof, as RFC 9162 has it.');

/** A size or a leaf index in a query. */
export const wholeNumber = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export function showHash(hash: Hash): string {
  return Buffer.from(hash).toString('base64');
}
