import type { PublishedData } from '../../published-data.ts';

/** Well within what counts as stale. */
const beatEveryMs = 2_000;

/**
 * Commits something every two seconds where replicas follow, so that whoever reads one can tell that nothing happens from that it hears nothing.
 */
export class ReplicaHeartbeat {
  #beatenAt = -Infinity;

  async catchUp(data: PublishedData): Promise<void> {
    if (performance.now() - this.#beatenAt < beatEveryMs) return;
    this.#beatenAt = performance.now();
    await data.rows('select pg_current_xact_id() where not pg_is_in_recovery() and exists (select from pg_stat_replication)');
  }
}
