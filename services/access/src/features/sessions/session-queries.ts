import type { FirstFactor, Session, SessionState } from '@seatledger/domain/sign-in/session.ts';
import type { StartedSession } from '@seatledger/domain/sign-in/start-session.ts';
import { sql, type Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';

/** A session as its owner sees it in a list. */
export interface ListedSession extends Session {
  readonly address: string | null;
  readonly userAgent: string;
  readonly createdAt: string;
}

export interface SessionToken {
  readonly tokenHash: string;
  readonly csrfToken: string;
}

export async function insertSession(tx: Tx, session: StartedSession): Promise<void> {
  const { id, operatorId, state, firstFactor, tokenHash, csrfToken, address, userAgent } = session;
  const at = Temporal.Instant.from(session.at);
  const expiresAt = Temporal.Instant.from(session.expiresAt);
  const times = { createdAt: at, lastSeenAt: at, expiresAt, steppedUpAt: state === 'complete' ? at : null };
  await tx
    .insertInto('sessions')
    .values({ id, operatorId, state, firstFactor, tokenHash: Buffer.from(tokenHash, 'hex'), csrfToken, address, userAgent, ...times })
    .execute();
}

/** Gives the session another token: the one before is worth nothing from now on. The second factor has just been shown. */
export async function rotateSession(
  tx: Tx,
  id: number,
  { tokenHash, csrfToken, at, expiresAt }: SessionToken & { readonly at: string; readonly expiresAt: string },
): Promise<void> {
  const now = Temporal.Instant.from(at);
  const token = { tokenHash: Buffer.from(tokenHash, 'hex'), csrfToken };
  await tx
    .updateTable('sessions')
    .set({ ...token, state: 'complete', steppedUpAt: now, lastSeenAt: now, expiresAt: Temporal.Instant.from(expiresAt) })
    .where('id', '=', id)
    .execute();
}

export async function lockSession(tx: Tx, id: number): Promise<Session | undefined> {
  const row = await selectSessions(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && sessionOf(row);
}

/** The sessions of an operator that have not been ended, locked. */
export async function lockOpenSessionIds(tx: Tx, operatorId: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('sessions')
    .select('id')
    .where('operatorId', '=', operatorId)
    .where('endedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

export async function endSessionRows(tx: Tx, ids: readonly number[], at: string): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ endedAt: Temporal.Instant.from(at) })
    .where('id', 'in', [...ids])
    .execute();
}

export async function endAllSessions(tx: Tx, operatorId: number, at: string): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ endedAt: Temporal.Instant.from(at) })
    .where('operatorId', '=', operatorId)
    .where('endedAt', 'is', null)
    .execute();
}

export async function listOpenSessions(kysely: Kysely<AccessSchema>, operatorId: number): Promise<readonly ListedSession[]> {
  const rows = await selectSessions(kysely)
    .select(['address', 'userAgent', 'createdAt'])
    .where('operatorId', '=', operatorId)
    .where('endedAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...sessionOf(row), address: row.address, userAgent: row.userAgent, createdAt: row.createdAt.toString() }));
}

/** The session that has this token, whatever its state, and its CSRF token. */
export async function findSessionByToken(
  kysely: Kysely<AccessSchema>,
  tokenHash: string,
): Promise<(Session & { readonly csrfToken: string }) | undefined> {
  const row = await selectSessions(kysely).select('csrfToken').where('tokenHash', '=', Buffer.from(tokenHash, 'hex')).executeTakeFirst();
  return row && { ...sessionOf(row), csrfToken: row.csrfToken };
}

export async function touchSession(kysely: Kysely<AccessSchema>, id: number, atMs: number): Promise<void> {
  await kysely
    .updateTable('sessions')
    .set({ lastSeenAt: Temporal.Instant.fromEpochMilliseconds(atMs) })
    .where('id', '=', id)
    .execute();
}

/** Whether anybody has completed a sign-in from this network since then; `network`: an address, or a range in CIDR notation. */
export async function hasSignInFrom(
  kysely: Kysely<AccessSchema>,
  { network, since }: { readonly network: string; readonly since: Temporal.Instant },
): Promise<boolean> {
  const row = await kysely
    .selectFrom('sessions')
    .select('id')
    .where(sql<boolean>`address <<= ${network}::inet`)
    .where('state', '=', 'complete')
    .where('createdAt', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function selectSessions(kysely: Kysely<AccessSchema>) {
  return kysely
    .selectFrom('sessions')
    .select(['id', 'operatorId', 'state', 'firstFactor', 'steppedUpAt', 'lastSeenAt', 'expiresAt', 'endedAt']);
}

interface SessionRow {
  readonly id: number;
  readonly operatorId: number;
  readonly state: string;
  readonly firstFactor: string;
  readonly steppedUpAt: Temporal.Instant | null;
  readonly lastSeenAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
}

function sessionOf(row: SessionRow): Session {
  return {
    id: row.id,
    operatorId: row.operatorId,
    // The constraints of the table allow nothing else.
    state: row.state as SessionState,
    firstFactor: row.firstFactor as FirstFactor,
    steppedUpAt: row.steppedUpAt?.toString() ?? null,
    lastSeenAt: row.lastSeenAt.toString(),
    expiresAt: row.expiresAt.toString(),
    endedAt: row.endedAt?.toString() ?? null,
  };
}
