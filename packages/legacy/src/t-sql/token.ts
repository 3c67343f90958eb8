/**
 * `word`: an identifier or keyword that is not quoted, variables and temporary tables included; `name`: `[in brackets]`; `quoted`: `"…"`, a
 * name or a text, as QUOTED_IDENTIFIER says; `separator`: a line with GO; `end`: of the script.
 */
export type TokenKind = 'word' | 'name' | 'quoted' | 'string' | 'number' | 'binary' | 'symbol' | 'separator' | 'end';

/** A place in the text of the script, never its content: most tokens are looked at and not kept. */
export interface Token {
  readonly kind: TokenKind;
  /** 1-based. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** More of the script is needed before anybody can say what this is. */
export class MoreTextNeeded extends Error {
  override readonly name = 'MoreTextNeeded';
}
