import type { CommandDoor, CommandResult } from '@seatledger/platform/commands/command-door.ts';
import { repeatOnConflict } from '@seatledger/platform/commands/repeat-on-conflict.ts';
import type { CommandContext, CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { refuseOtherVersion } from '@seatledger/platform/http/etag.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { requestHash } from '@seatledger/platform/http/idempotency.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
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

/** What the work of a request that changes something is given. */
export interface Changing {
  readonly tx: Tx;
  readonly principal: Principal;
  execute(command: CommandValue): Promise<CommandResult>;
}

/** What the routes are made of. */
export interface RegistryApi {
  readonly db: Kysely<RegistrySchema>;
  /** Carries a change out once, in the version that the request means, and keeps the answer under the request's key. */
  change(request: ChangeRequest, change: Change): Promise<Answer>;
  /** Does the work once, in one transaction, and keeps the answer under the request's key. May do it again after a conflict. */
  changeOnce(request: ChangeRequest, work: (changing: Changing) => Promise<Answer>): Promise<Answer>;
}

/** Thrown by work that is to be undone and yet to be answered: nothing of it stays, and no key is used up. */
export class UndoneWith extends Error {
  override readonly name = 'UndoneWith';
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('the transaction was to be undone');
    this.answer = answer;
  }
}

type ChangeRequest = Pick<FastifyRequest, 'id' | 'method' | 'url' | 'body' | 'headers' | 'principal'>;

export type AddRoutes = (app: HttpServer, api: RegistryApi) => void;

export function createRegistryApi(db: Kysely<RegistrySchema>, door: CommandDoor<RegistrySchema>): RegistryApi {
  async function changeOnce(request: ChangeRequest, work: (changing: Changing) => Promise<Answer>): Promise<Answer> {
    const principal = principalOf(request as FastifyRequest);
    const keyed = keyedRequest(request, principal);
    const context = contextOf(request, principal);
    const once = async (tx: Tx): Promise<Answer> => {
      const kept = keyed === undefined ? undefined : await takeKey(tx, keyed);
      if (kept !== undefined) return kept;
      const made = await work({ tx, principal, execute: (command) => door.executeIn(tx, command, context) });
      if (keyed !== undefined) await keepAnswer(tx, keyed, made);
      return made;
    };
    return await repeatOnConflict(() => db.transaction().execute(once)).catch(answerOfUndone);
  }

  async function change(request: ChangeRequest, { command, lock, answer }: Change): Promise<Answer> {
    return await changeOnce(request, async ({ tx, principal, execute }) => {
      const version = await lock(tx, principal.customerIds);
      if (version !== null) refuseOtherVersion(request.headers['if-match'], version, { required: request.method !== 'POST' });
      const { id } = await execute(command);
      return await answer(tx, id);
    });
  }

  return { db, change, changeOnce };
}

function answerOfUndone(error: unknown): Answer {
  if (error instanceof UndoneWith) return error.answer;
  throw error;
}

function keyedRequest(request: ChangeRequest, principal: Principal): KeyedRequest | undefined {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' ? { principal, key, hash: requestHash(request) } : undefined;
}

function contextOf({ id }: ChangeRequest, { kind, name }: Principal): CommandContext {
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
