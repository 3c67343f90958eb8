import { createHash } from 'node:crypto';
import type { Kysely, QueryResult, RawBuilder } from 'kysely';

const names = new Map<string, string>();

/**
 * Runs a statement that is parsed and planned once for each connection rather than each time. For texts that are run again and again:
 * each stays prepared as long as the connection does.
 */
export async function executePrepared<Row, Schema>(db: Kysely<Schema>, query: RawBuilder<Row>): Promise<QueryResult<Row>> {
  const compiled = query.compile(db);
  // Kysely hands on to pg whatever stands in place of the text, and pg takes a named statement there.
  const statement = { name: nameOf(compiled.sql), text: compiled.sql } as unknown as string;
  return await db.executeQuery<Row>({ ...compiled, sql: statement });
}

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
