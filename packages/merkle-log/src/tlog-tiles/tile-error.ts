/**
 * A tile or an entry bundle is not what the log's root says. `path` names the file; `index` the hash or entry in it, counted from 0, where
 * it can be told which; null where the file as a whole is wrong.
 */
export class TileError extends Error {
  override readonly name = 'TileError';
  readonly code: 'wrong_length' | 'corrupt_tile' | 'corrupt_edge' | 'malformed_bundle';
  readonly path: string;
  readonly index: number | null;
  constructor(code: TileError['code'], path: string, index: number | null, message: string) {
    super(message);
    this.code = code;
    this.path = path;
    this.index = index;
  }
}
