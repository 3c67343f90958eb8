/** One element of a typed array that is known to be long enough. */
export function word(words: Uint32Array | Uint8Array, at: number): number {
  return words[at] ?? 0;
}

/** A copy with zeros behind it. */
export function enlarged<Words extends Uint32Array | Uint8Array>(words: Words, length: number): Words {
  const larger = new (words.constructor as new (length: number) => Words)(length);
  larger.set(words);
  return larger;
}
