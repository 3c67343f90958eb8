import pg from 'pg';

// PostgreSQL, appendix A: serialization_failure, deadlock_detected, unique_violation.
const lostRaces = new Set(['40001', '40P01', '23505']);
const usualAttempts = 5;

/**
 * A transaction that lost a race against another is run again: PostgreSQL has undone it, and the next decision sees what the winner did.
 * So a name that somebody else has just taken is refused as taken, whatever the moment. Who looks at everything as it was at one moment
 * loses against whoever is quicker, and needs more attempts.
 */
export async function repeatOnConflict<Result>(run: () => Promise<Result>, attempts = usualAttempts): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const lostRace = error instanceof pg.DatabaseError && lostRaces.has(error.code ?? '');
      if (!lostRace || attempt === attempts) throw error;
    }
  }
}
