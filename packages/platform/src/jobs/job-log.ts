/** What is known of a job since its process began. */
export interface JobState {
  readonly name: string;
  /** A round starts at the latest so long after the one before ended. */
  readonly everyMs: number;
  /** When the last round ended, well or not; null before the first one. */
  readonly lastRunAt: Temporal.Instant | null;
  /** Whether the last round failed. */
  readonly failing: boolean;
  /** Of the last round that failed. */
  readonly lastError: { readonly at: Temporal.Instant; readonly message: string } | null;
}

/** Remembers when the jobs of a service last ran, and why they failed. */
export class JobLog {
  readonly #states = new Map<string, JobState>();
  readonly #now: () => Temporal.Instant;

  constructor(now: () => Temporal.Instant = () => Temporal.Now.instant()) {
    this.#now = now;
  }

  /** A round of the same work, which is remembered under the name. It fails as the work does. */
  watched(name: string, everyMs: number, run: () => Promise<void>): () => Promise<void> {
    const ran = (more: Partial<JobState>): void => {
      const before = this.#states.get(name);
      this.#states.set(name, { name, everyMs, lastError: before?.lastError ?? null, failing: false, lastRunAt: this.#now(), ...more });
    };
    ran({ lastRunAt: null });
    return async () => {
      try {
        await run();
        ran({});
      } catch (error) {
        ran({ failing: true, lastError: { at: this.#now(), message: error instanceof Error ? error.message : String(error) } });
        throw error;
      }
    };
  }

  states(): readonly JobState[] {
    return [...this.#states.values()];
  }
}
