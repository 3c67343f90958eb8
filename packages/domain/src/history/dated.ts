/** A state and the period in which it was in force, in epoch milliseconds, fractions for what comes below. */
export type Dated<State> = State & {
  readonly since: number;
  /** Exclusive; null where it still is. */
  readonly until: number | null;
  /** The change request by which it began; null where none was needed. */
  readonly changeRequestId: number | null;
  /** The change request by which it ended. */
  readonly endedByChangeRequestId: number | null;
};

/** Whether a state was in force at an instant; Infinity: whether it is. */
export function isInForceAt({ since, until }: Pick<Dated<object>, 'since' | 'until'>, at: number): boolean {
  return since <= at && (until === null || at < until);
}

/** When a value came to be what it is, and by which change request. */
export interface ValueChange {
  readonly at: number;
  readonly changeRequestId: number | null;
}

export function changeOf({ since, changeRequestId }: Pick<Dated<object>, 'since' | 'changeRequestId'>): ValueChange {
  return { at: since, changeRequestId };
}
