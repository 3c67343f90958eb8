import type { Fate, FateCode, Resolved } from './staged.ts';

/** Rows of each kind that cannot be read or wait for a decision, by what they are referred to by: old id → position. */
export type Blocked = (word: ReferredWord, id: string) => number | undefined;

export type ReferredWord = 'customer' | 'domain' | 'user' | 'profile' | 'pack' | 'feature' | 'role';

interface Reference {
  readonly position: number;
  readonly word: ReferredWord;
  readonly id: string;
  readonly resolved: Resolved<unknown> | undefined;
  readonly blocked: Blocked;
}

/** The fate of a row that refers to what is not there, or not yet. */
export function isBlocked({ position, word, id, resolved, blocked }: Reference): Fate & { readonly fate: 'quarantined' } {
  const other = resolved !== undefined && !resolved.ok ? resolved.position : blocked(word, id);
  if (other === undefined) {
    const detail = `There is no ${word} ${id} in the old database; correct the reference, or drop the row.`;
    return { position, fate: 'quarantined', code: `${word}_missing` as FateCode, detail };
  }
  const detail = `Refers to the ${word} of row ${other}, which is quarantined itself; what is decided there decides on this one.`;
  return { position, fate: 'quarantined', code: `${word}_quarantined` as FateCode, other, detail };
}
