import { instant } from '@seatledger/domain/change-request/request-fields.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { AuditEvent, AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import type { CommandDoor, CommandResult } from '@seatledger/platform/commands/command-door.ts';
import type { CommandOutcome } from '@seatledger/platform/commands/execute-many.ts';
import { repeatOnConflict } from '@seatledger/platform/commands/repeat-on-conflict.ts';
import type { CommandContext, CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { Database } from '@seatledger/platform/db/database.ts';
import { refuseOtherVersion } from '@seatledger/platform/http/etag.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { requestHash } from '@seatledger/platform/http/idempotency.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import { limitConcurrency, type LimitedRun } from '@seatledger/platform/jobs/limit-concurrency.ts';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { RegistrySchema, Tx } from '../registry-schema.ts';
import type { Answer } from './answers.ts';
import { createNews, type News } from '../features/stream/news.ts';
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

/** What the work of a request that changes something is given. */
export interface Changing {
  readonly tx: Tx;
  readonly principal: Principal;
  readonly context: CommandContext;
  execute(command: CommandValue): Promise<CommandResult>;
  /** One after the other, whatever is refused of the others. */
  executeMany(commands: readonly CommandValue[]): Promise<readonly CommandOutcome[]>;
  /** One after the other, many of them as fast as that can be. Gives the id of what the last one is about. Throws the first refusal. */
  executeAll(commands: readonly CommandValue[]): Promise<number | null>;
  /**
   * Makes a change request of commands that the policy asks approval for, and gives the answer (202); null where they are to be carried
   * out at once. Asked before anything is carried out.
   */
  propose(commands: readonly CommandValue[]): Promise<Answer | null>;
  /** Whether `propose` would, unless nothing changes. */
  needsApproval(commands: readonly CommandValue[]): Promise<boolean>;
}

/** Beside what it asks for, a request may say why, and when it is to be applied (ISO 8601). */
export interface SaidBeside {
  readonly title: string;
  readonly reason: string | null;
  readonly applyAt: string | null;
}

/** Keeps commands that need approval from being carried out, see {@link Changing.propose}. */
export interface Gate {
  propose(by: Pick<Changing, 'tx' | 'principal' | 'context'>, commands: readonly CommandValue[], said: SaidBeside): Promise<Answer | null>;
  needsApproval(by: Pick<Changing, 'tx' | 'principal'>, commands: readonly CommandValue[]): Promise<boolean>;
}

/** What the routes are made of. */
export interface RegistryApi {
  readonly db: Kysely<RegistrySchema>;
  readonly pool: pg.Pool;
  readonly door: CommandDoor<RegistrySchema>;
  /** Wakes those who watch when something may have changed. */
  readonly news: News;
  /** Says aloud, in the log of the server, what somebody has to look at. */
  readonly alarm: (message: string) => void;
  /** Long work that holds a connection; so much of it at a time that connections are left for everything else. */
  readonly inTurn: LimitedRun;
  /**
   * Carries a change out once, in the version that the request means, and keeps the answer under the request's key. `db`: on this
   * connection rather than any.
   */
  change(request: ChangeRequest, change: Change, db?: Kysely<RegistrySchema>): Promise<Answer>;
  /** Does the work once, in one transaction, and keeps the answer under the request's key. May do it again after a conflict. */
  changeOnce(request: ChangeRequest, work: (changing: Changing) => Promise<Answer>, db?: Kysely<RegistrySchema>): Promise<Answer>;
  /** What the request has been answered already under its key, for those that would otherwise do much work to find out. */
  keptAnswer(request: ChangeRequest, db: Kysely<RegistrySchema>): Promise<Answer | undefined>;
  /** Writes down that somebody reads what is worth an audit event of its own. */
  audit(request: Pick<ChangeRequest, 'id' | 'ip' | 'principal'>, event: AuditEvent): Promise<void>;
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

export type ChangeRequest = Pick<FastifyRequest, 'id' | 'ip' | 'method' | 'url' | 'body' | 'headers' | 'principal'>;

export type AddRoutes = (app: HttpServer, api: RegistryApi) => void;

const longWorkAtOnce = 2;

export function createRegistryApi(
  { kysely, pool }: Database<RegistrySchema>,
  door: CommandDoor<RegistrySchema>,
  audit: AuditWriter,
  gate: Gate,
  alarm: (message: string) => void,
): RegistryApi {
  async function changeOnce(request: ChangeRequest, work: (changing: Changing) => Promise<Answer>, db = kysely): Promise<Answer> {
    const principal = principalOf(request);
    const keyed = keyedRequest(request, principal);
    const context = contextOf(request);
    const once = async (tx: Tx): Promise<Answer> => {
      const kept = keyed === undefined ? undefined : await takeKey(tx, keyed);
      if (kept !== undefined) return kept;
      const execute = (command: CommandValue): Promise<CommandResult> => door.executeIn(tx, command, context);
      const made = await work({
        tx,
        principal,
        context,
        execute,
        executeMany: (commands) => door.executeManyIn(tx, commands, context),
        executeAll: (commands) => executeAll(door, tx, commands, context),
        propose: (commands) => gate.propose({ tx, principal, context }, commands, saidBeside(request)),
        needsApproval: (commands) => gate.needsApproval({ tx, principal }, commands),
      });
      if (keyed !== undefined) await keepAnswer(tx, keyed, made);
      return made;
    };
    return await repeatOnConflict(() => db.transaction().execute(once)).catch(answerOfUndone);
  }

  async function change(request: ChangeRequest, asked: Change, db = kysely): Promise<Answer> {
    const { command, lock, answer, versionRequired = request.method !== 'POST' } = asked;
    const work = async ({ tx, principal, executeAll, propose }: Changing): Promise<Answer> => {
      const version = await lock(tx, principal.customerIds);
      if (version !== null) refuseOtherVersion(request.headers['if-match'], version, { required: versionRequired });
      const commands = [command].flat();
      const proposed = await propose(commands);
      if (proposed !== null) return proposed;
      return await answer(tx, await executeAll(commands));
    };
    return await changeOnce(request, work, db);
  }

  return {
    db: kysely,
    pool,
    door,
    news: createNews(),
    alarm,
    inTurn: limitConcurrency(longWorkAtOnce),
    change,
    changeOnce,
    async keptAnswer(request, db) {
      const keyed = keyedRequest(request, principalOf(request));
      return keyed && (await findKeptAnswer(db, keyed));
    },
    async audit(request, event) {
      await audit.append(kysely, event, contextOf(request));
    },
  };
}

function answerOfUndone(error: unknown): Answer {
  if (error instanceof UndoneWith) return error.answer;
  throw error;
}

function keyedRequest(request: ChangeRequest, principal: Principal): KeyedRequest | undefined {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' ? { principal, key, hash: requestHash(request) } : undefined;
}

async function executeAll(
  door: CommandDoor<RegistrySchema>,
  tx: Tx,
  commands: readonly CommandValue[],
  context: CommandContext,
): Promise<number | null> {
  const [only] = commands;
  if (only !== undefined && commands.length === 1) return (await door.executeIn(tx, only, context)).id;
  const outcomes = await door.executeManyIn(tx, commands, context);
  for (const outcome of outcomes) {
    if (outcome.outcome === 'refused') throw new CommandRefused(outcome.code, outcome.detail, outcome.field);
  }
  const last = outcomes.at(-1);
  return last?.outcome === 'changed' ? last.id : null;
}

/** What headers say of a change that may have to wait for approval; texts are percent-encoded (RFC 3986) where they are not ASCII. */
function saidBeside({ headers }: Pick<ChangeRequest, 'headers'>): SaidBeside {
  const text = (name: string): string | null => {
    const value = headers[name];
    return typeof value === 'string' && value.trim() !== '' ? decodeURIComponent(value).trim() : null;
  };
  const applyAt = text('change-apply-at');
  return { title: text('change-title') ?? '', reason: text('change-reason'), applyAt: applyAt && instant.parse(applyAt) };
}

export function scopeOf(request: Pick<FastifyRequest, 'principal'>): Scope {
  return principalOf(request).customerIds;
}

/** The id of what a command has made. */
export function createdId(id: number | null): number {
  if (id === null) throw new Error('a command that creates gave no id');
  return id;
}
