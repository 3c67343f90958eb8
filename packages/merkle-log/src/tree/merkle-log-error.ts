/** Somebody asked for what does not exist: an index beyond the size, an interval that is no subtree. The message says what to ask for. */
export class MerkleLogError extends Error {
  override readonly name = 'MerkleLogError';
  readonly code: 'index_beyond_size' | 'size_beyond_size' | 'not_a_size' | 'not_a_subtree' | 'not_a_hash' | 'not_a_frontier';
  constructor(code: MerkleLogError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
