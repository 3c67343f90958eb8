/** Whom something is to be done with: all but some, or only some. */
export interface LeaverChoice {
  readonly isAll: boolean;
  /** Left out of all, or the only ones. */
  readonly ids: ReadonlySet<string>;
}

export const allLeavers: LeaverChoice = { isAll: true, ids: new Set() };
export const noLeavers: LeaverChoice = { isAll: false, ids: new Set() };

export function isChosen({ isAll, ids }: LeaverChoice, id: string): boolean {
  return isAll !== ids.has(id);
}

export function toggled({ isAll, ids }: LeaverChoice, id: string): LeaverChoice {
  return { isAll, ids: new Set(ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id]) };
}

/** Of so many in all. */
export function chosenCount({ isAll, ids }: LeaverChoice, all: number): number {
  return isAll ? Math.max(all - ids.size, 0) : ids.size;
}
