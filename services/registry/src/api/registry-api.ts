import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import { repeatOnConflict } from '@seatledger/platform/commands/repeat-on-conflict.ts';
import type { CommandContext, CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { refuseOtherVersion } from '@seatledger/platform/http/etag.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { requestHash } from '@seatledger/platform/http/idempotency.ts';
import { originOf, type Principal } from '@seatledger/platform/http/principal.ts';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../registry-schema.ts';
import type { Answer } from './answers.ts';
import { keepAnswer, takeKey, type KeyedRequest } from './idempotency-keys.ts';
import type { Scope } from './scope.ts';

/** What a request asks to be changed. */
export interface Change {
  readonly command: CommandValue;
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
  /** Carries a change out once, in the version that the request means, and keeps the answer under the request's key. */
  change(request: ChangeRequest, change: Change): Promise<Answer>;
}

type ChangeRequest = Pick<FastifyRequest, 'id' | 'method' | 'url' | 'body' | 'headers' | 'principal'>;

export type AddRoutes = (app: HttpServer, api: RegistryApi) => void;

export function createRegistryApi(db: Kysely<RegistrySchema>, door: CommandDoor<RegistrySchema>): RegistryApi {
  async function carryOut(tx: Tx, request: ChangeRequest, principal: Principal, { command, lock, answer }: Change): Promise<Answer> {
    const version = await lock(tx, principal.customerIds);
    if (version !== null) refuseOtherVersion(request.headers['if-match'], version, { required: request.method !== 'POST' });
    const { id } = await door.executeIn(tx, command, contextOf(request, principal));
    return await answer(tx, id);
  }

  async function change(request: ChangeRequest, asked: Change): Promise<Answer> {
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

  return { db, change };
}

function keyedRequest(request: ChangeRequest, principal: Principal): KeyedRequest | undefined {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' ? { principal, key, hash: requestHash(request) } : undefined;
}

function contextOf({ id }: ChangeRequest, { kind, name }: Principal): CommandContext {
  return { actor: { kind, name }, origin: originOf(kind), requestId: id, now: Temporal.Now.instant() };
}

export function scopeOf(request: Pick<FastifyRequest, 'principal'>): Scope {
  return principalOf(request as FastifyRequest).customerIds;
}

/** The id of what a command has made. */
export function createdId(id: number | null): number {
  if (id === null) throw new Error('a command that creates gave no id');
  return id;
}
