/** Something that passes or fails: a tool over the whole tree, or a file of tests. */
export interface Check {
  readonly name: string;
  /** Never rejects for what it finds, only when it could not be carried out. */
  run(signal: AbortSignal): Promise<Findings>;
}

export interface Findings {
  readonly passed: number;
  readonly failed: number;
  /** What was not tried, with the reason given. */
  readonly skipped: readonly string[];
  /** What a person needs in order to repair what failed; empty when nothing did. */
  readonly report: string;
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
