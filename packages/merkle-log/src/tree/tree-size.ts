// Sizes and indexes go to 2^53 - 1, where JavaScript's bit operators stop at 2^32: hence the arithmetic.

export function isTreeSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

export function isOdd(value: number): boolean {
  return value % 2 === 1;
}

export function half(value: number): number {
  return Math.floor(value / 2);
}

/** The k of RFC 6962 §2.1: the largest power of two smaller than `size`, which is at least 2. */
export function splitPoint(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** The smallest power of two that is not less than `value`; 1 for 0. */
export function bitCeiling(value: number): number {
  let power = 1;
  while (power < value) power *= 2;
  return power;
}

/** The exponent of a power of two. */
export function levelOf(width: number): number {
  return Math.round(Math.log2(width));
}
