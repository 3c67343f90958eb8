import type pg from 'pg';

const beginning = 'seatledger long work: ';

/**
 * Says by the name of the session, which everybody may see, that its transactions may stay open for many minutes: whoever watches open
 * transactions is to know. Outside a transaction.
 */
export async function announceLongWork(client: pg.ClientBase, what: string): Promise<void> {
  await client.query(`select set_config('application_name', $1, false)`, [`${beginning}${what}`]);
}

/** The session goes by its own name again. */
export async function endLongWork(client: pg.ClientBase): Promise<void> {
  await client.query('reset application_name');
}

/** What a session of this name is doing, where it has announced that. */
export function longWorkOf(sessionName: string): string | null {
  return sessionName.startsWith(beginning) ? sessionName.slice(beginning.length) : null;
}
