import { appendAuditEvent, type AuditEvent } from '@seatledger/platform/commands/audit-event.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import { repeatOnConflict } from '@seatledger/platform/commands/repeat-on-conflict.ts';
import type { CommandContext, CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { Database } from '@seatledger/platform/db/database.ts';
import { refuseOtherVersion } from '@seatledger/platform/http/etag.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { requestHash } from '@seatledger/platform/http/idempotency.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { limitConcurrency, type LimitedRun } from '@seatledger/platform/jobs/limit-concurrency.ts';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { RegistrySchema, Tx } from '../registry-schema.ts';
import type { Answer } from './answers.ts';
import { findKeptAnswer, keepAnswer, takeKey, type KeyedRequest } from './idempotency-keys.ts';
import type { Scope } from './scope.ts';

/** What a request asks to be changed. */
export interface Change {
  /** Several are carried out one after the other; `createdId` is of the last one. */
  readonly command: CommandValue | readonly CommandValue[];
  /** Whether If-Match must be there; otherwise, unless it is a POST. */
  readonly versionRequired?: boolean;
  /**
   * Locks what is changed and gives its version, null where there is none to compare. Throws where the principal has no such thing,
   * and where the command names another that it does not have.
   */
  readonly lock: (tx: Tx, scope: Scope) => Promise<number | null>;
  /** Reads what is answered; `createdId` is that of the thing that the command has made. */
  readonly answer: (tx: Tx, createdId: number | null) => Promise<Answer>;
}

/** What the routes are made of. */
export interface RegistryApi {
  readonly db: Kysely<RegistrySchema>;
  readonly pool: pg.Pool;
  /** Long work that holds a connection; so much of it at a time that connections are left for everything else. */
  readonly inTurn: LimitedRun;
  /**
   * Carries a change out once, in the version that the request means, and keeps the answer under the request's key. `db`: on this
   * connection rather than any.
   */
  change(request: ChangeRequest, change: Change, db?: Kysely<RegistrySchema>): Promise<Answer>;
  /** What the request has been answered already under its key, for those that would otherwise do much work to find out. */
  keptAnswer(request: ChangeRequest): Promise<Answer | undefined>;
  /** Writes down that somebody reads what is worth an audit event of its own. */
  audit(request: Pick<ChangeRequest, 'id' | 'principal'>, event: AuditEvent): Promise<void>;
}

export type ChangeRequest = Pick<FastifyRequest, 'id' | 'method' | 'url' | 'body' | 'headers' | 'principal'>;

export type AddRoutes = (app: HttpServer, api: RegistryApi) => void;

const longWorkAtOnce = 2;

export function createRegistryApi({ kysely, pool }: Database<RegistrySchema>, door: CommandDoor<RegistrySchema>): RegistryApi {
  async function carryOut(tx: Tx, request: ChangeRequest, principal: Principal, change: Change): Promise<Answer> {
    const { command, lock, answer, versionRequired = request.method !== 'POST' } = change;
    const version = await lock(tx, principal.customerIds);
    if (version !== null) refuseOtherVersion(request.headers['if-match'], version, { required: versionRequired });
    let id: number | null = null;
    for (const one of [command].flat()) ({ id } = await door.executeIn(tx, one, contextOf(request, principal)));
    return await answer(tx, id);
  }

  async function change(request: ChangeRequest, asked: Change, db = kysely): Promise<Answer> {
    const principal = principalOf(request as FastifyRequest);
    const keyed = keyedRequest(request, principal);
    const once = async (tx: Tx): Promise<Answer> => {
      if (keyed === undefined) return await carryOut(tx, request, principal, asked);
      const kept = await takeKey(tx, keyed);
      if (kept !== undefined) return kept;
      const made = await carryOut(tx, request, principal, asked);
      await keepAnswer(tx, keyed, made);
      return made;
    };
    return await repeatOnConflict(() => db.transaction().execute(once));
  }

  return {
    db: kysely,
    pool,
    inTurn: limitConcurrency(longWorkAtOnce),
    change,
    async keptAnswer(request) {
      const keyed = keyedRequest(request, principalOf(request as FastifyRequest));
      return keyed && (await findKeptAnswer(kysely, keyed));
    },
    async audit(request, event) {
      await appendAuditEvent(kysely, event, contextOf(request, principalOf(request as FastifyRequest)));
    },
  };
}

function keyedRequest(request: ChangeRequest, principal: Principal): KeyedRequest | undefined {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' ? { principal, key, hash: requestHash(request) } : undefined;
}

function contextOf({ id }: Pick<ChangeRequest, 'id'>, { kind, name }: Principal): CommandContext {
  return { actor: { kind, name }, origin: 'api', requestId: id, now: Temporal.Now.instant() };
}

export function scopeOf(request: Pick<FastifyRequest, 'principal'>): Scope {
  return principalOf(request as FastifyRequest).customerIds;
}

/** The id of what a command has made. */
export function createdId(id: number | null): number {
  if (id === null) throw new Error('a command that creates gave no id');
  return id;
}
