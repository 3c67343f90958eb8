/** Data of one kind that are kept for a time. The period is not theirs to know: it is declared where all of them are. */
export interface RetainedData<Kind extends string = string> {
  readonly kind: Kind;
  /** How many ended before. */
  count(before: Temporal.Instant): Promise<number>;
  /** Removes them, and gives how many there were. */
  remove(before: Temporal.Instant): Promise<number>;
}
