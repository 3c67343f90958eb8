import type { z } from 'zod';

/** Who acts, from where and when: written into the audit event of every change. */
export interface CommandContext {
  /** `id`: of the operator, the API key or the client; null for what has none. */
  readonly actor: { readonly kind: 'operator' | 'service' | 'cli' | 'system'; readonly id: number | null; readonly name: string };
  readonly origin: 'api' | 'cli' | 'import' | 'task' | 'sample';
  /** The network address of whoever acts; null where nothing came over a network. */
  readonly address: string | null;
  readonly requestId: string;
  /** The change request that is being applied; left out where none is. */
  readonly changeRequestId?: number;
  readonly now: Temporal.Instant;
}

/** A command as a plain value: it can be stored, hashed, sent, and made from a row of a file. */
export interface CommandValue {
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** Rows that readers of the change feed must read again: all of `entity` from `firstId` to `lastId`. */
export interface Touched<Entity extends string = string> {
  readonly entity: Entity;
  readonly firstId: number;
  readonly lastId: number;
}

/** The part of an audit event that a decision knows. */
export interface AuditedChange {
  readonly subject: { readonly kind: string; readonly id: number };
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly reason?: string | undefined;
  /** The customer whose it is; left out where it is nobody's. */
  readonly customerId?: number | undefined;
}

export type Decided<Plan> =
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'changed'; readonly plan: Plan; readonly change: AuditedChange };

/** The rows that many commands are about: read for all of them at once, kept up to date in memory, and written at once. */
export interface WorkingSets<Tx, WorkingSet> {
  /** Reads, in a constant number of statements, what the decisions on all the commands need, and locks what they rest on. */
  gather(tx: Tx, commands: readonly { readonly kind: string }[]): Promise<WorkingSet>;
  /** Writes, in a constant number of statements, what has become of the rows, and says what readers of the change feed must read again. */
  write(tx: Tx, set: WorkingSet): Promise<readonly Touched[]>;
}

/** How a use case does its steps in memory, where it is one of many. */
export interface BatchPart<Tx, Command, Facts, Plan, WorkingSet> {
  /** Commands of all use cases on the same working sets are carried out together. */
  readonly on: WorkingSets<Tx, WorkingSet>;
  /** What `gather` would read after everything that was done to the set. */
  facts(set: WorkingSet, command: Command): Facts;
  /** Does to the set what `write` would do to the database. */
  apply(set: WorkingSet, plan: Plan): void;
}

/** One command: the shape of its value and, step by step, what executing it does inside a transaction. */
export interface UseCase<Tx, Command extends { readonly kind: string }, Facts, Plan, WorkingSet> {
  readonly schema: z.ZodType<Command> & { readonly shape: { readonly kind: z.ZodLiteral<Command['kind']> } };
  /** Reads what the decision needs and locks what it rests on. */
  gather(tx: Tx, command: Command): Promise<Facts>;
  /** Pure; throws what the domain calls a refusal. */
  decide(command: Command, facts: Facts): Decided<Plan>;
  /** Carries the plan out and says what readers of the change feed must read again. */
  write(tx: Tx, plan: Plan): Promise<readonly Touched[]>;
  /** Left out where many such commands are carried out one by one. */
  readonly batch?: BatchPart<Tx, NoInfer<Command>, Facts, Plan, WorkingSet>;
}

/** Types a use case where it is written, and forgets the types of its steps where it is listed. */
export function defineUseCase<Tx>() {
  return <Command extends { readonly kind: string }, Facts, Plan, WorkingSet = never>(
    useCase: UseCase<Tx, Command, Facts, Plan, WorkingSet>,
  ): AnyUseCase<Tx> => useCase as unknown as AnyUseCase<Tx>;
}

export type AnyUseCase<Tx> = UseCase<Tx, { readonly kind: string }, unknown, unknown, unknown>;
