import type { z } from 'zod';

/** Who acts, from where and when: written into the audit event of every change. */
export interface CommandContext {
  /** `id`: of the operator, the API key or the client; null for what has none. */
  readonly actor: { readonly kind: 'operator' | 'service' | 'cli' | 'system'; readonly id: number | null; readonly name: string };
  readonly origin: 'api' | 'cli' | 'import' | 'task' | 'sample';
  /** The network address of whoever acts; null where nothing came over a network. */
  readonly address: string | null;
  readonly requestId: string;
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

/** One command: the shape of its value and, step by step, what executing it does inside a transaction. */
export interface UseCase<Tx, Command extends { readonly kind: string }, Facts, Plan> {
  readonly schema: z.ZodType<Command> & { readonly shape: { readonly kind: z.ZodLiteral<Command['kind']> } };
  /** Reads what the decision needs and locks what it rests on. */
  gather(tx: Tx, command: Command): Promise<Facts>;
  /** Pure; throws what the domain calls a refusal. */
  decide(command: Command, facts: Facts): Decided<Plan>;
  /** Carries the plan out and says what readers of the change feed must read again. */
  write(tx: Tx, plan: Plan): Promise<readonly Touched[]>;
}

/** Types a use case where it is written, and forgets the types of its steps where it is listed. */
export function defineUseCase<Tx>() {
  return <Command extends { readonly kind: string }, Facts, Plan>(useCase: UseCase<Tx, Command, Facts, Plan>): AnyUseCase<Tx> =>
    useCase as unknown as AnyUseCase<Tx>;
}

export type AnyUseCase<Tx> = UseCase<Tx, { readonly kind: string }, unknown, unknown>;
