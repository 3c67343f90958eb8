import { mostOfflineLeaseDays } from '../lease/lease.ts';

/** When a key that signs licences does what. Instants are epoch milliseconds. */
export interface ScheduledKey {
  readonly kid: string;
  /** From here on it signs, until the next one does. Before, it is published only. */
  readonly signsFrom: number;
  /** The end of the last of the licence files that it has signed; 0 where it has signed none. */
  readonly filesUntil: number;
}

const dayMs = 86_400_000;

/**
 * A key is published so long before it signs that whoever keeps the published keys, for as long as they may, knows it by then
 * (`max-age` of five minutes), clocks that differ included.
 */
export const publishedBeforeMs = 15 * 60_000;

/** So long after the next one has taken over, everything that a key has signed by itself has ended; a day more for clocks that differ. */
export const publishedAfterMs = (mostOfflineLeaseDays + 1) * dayMs;

/** The key that signs at an instant: the last whose time has come. Undefined where none has. */
export function signingKeyAt<Key extends ScheduledKey>(keys: readonly Key[], at: number): Key | undefined {
  return inOrder(keys.filter(({ signsFrom }) => signsFrom <= at)).at(-1);
}

/** The keys that are published at an instant, the newest first: those that sign or are going to, and those by which something is signed that has not ended. */
export function publishedKeysAt<Key extends ScheduledKey>(keys: readonly Key[], at: number): readonly Key[] {
  return inOrder(keys)
    .filter((key, index, all) => at < publishedUntil(key, all[index + 1]))
    .toReversed();
}

/** When the last of what a key has signed has ended; Infinity as long as no other takes over. */
export function publishedUntil({ filesUntil }: ScheduledKey, next: ScheduledKey | undefined): number {
  return next === undefined ? Infinity : Math.max(next.signsFrom + publishedAfterMs, filesUntil);
}

/** Whether a key has been followed by another, and so signs nothing more: its private half may be destroyed. */
export function hasSignedAt(key: ScheduledKey, keys: readonly ScheduledKey[], at: number): boolean {
  const signing = signingKeyAt(keys, at);
  return signing !== undefined && signing.kid !== key.kid && key.signsFrom <= signing.signsFrom;
}

function inOrder<Key extends ScheduledKey>(keys: readonly Key[]): readonly Key[] {
  return keys.toSorted((a, b) => a.signsFrom - b.signsFrom || (a.kid < b.kid ? -1 : 1));
}
