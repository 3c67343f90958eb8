import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(4096);
let used = pool.length;

/**
 * As node:crypto's randomBytes, for small numbers in quick succession: the generator is asked for many at a time, as asking costs more than
 * the bytes. Nothing that was handed out stays behind.
 */
export function randomBytes(size: number): Buffer {
  if (size > pool.length) throw new RangeError(`at most ${pool.length} bytes at a time`);
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + size));
  pool.fill(0, used, (used += size));
  return bytes;
}
