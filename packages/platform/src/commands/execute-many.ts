import type { Transaction } from 'kysely';
import type { AuditEvent, AuditWriter, WrittenAlong } from './audit-event.ts';
import { InvalidCommand, parseCommand, type ParsedCommand, type UseCasesByKind } from './parse-command.ts';
import type { AuditedChange, CommandContext, CommandValue, Decided, Touched, WorkingSets } from './use-case.ts';

/** What has become of one of many commands. */
export type CommandOutcome =
  /** `change`: what its event says. `id`: of the thing that was created, changed or deleted. */
  | { readonly outcome: 'changed'; readonly id: number; readonly change: AuditedChange }
  | { readonly outcome: 'unchanged'; readonly id: null; readonly change: null }
  /** `field` names the culprit, its parts joined by `/`; undefined where it is the command as a whole. */
  | { readonly outcome: 'refused'; readonly code: string; readonly detail: string; readonly field: string | undefined };

export interface ManyOptions {
  /** false: for a transaction that will be undone. Neither events nor change rows are written. */
  readonly audit?: boolean;
}

/** An error by which a decision refuses a command. */
export interface RefusalError extends Error {
  readonly code: string;
  readonly field: string | undefined;
}

export interface ManyCommands<Schema> {
  /**
   * As part of a transaction that the caller commits or undoes: carries out many commands of any kinds, each decided after those before it.
   * What is refused writes nothing, and the others go on. Gives what has become of each, in their order.
   */
  executeManyIn(
    tx: Transaction<Schema>,
    commands: readonly CommandValue[],
    context: CommandContext,
    options?: ManyOptions,
  ): Promise<readonly CommandOutcome[]>;
  /** Locks what `executeManyIn` would, for a caller who then carries the commands out in several parts. */
  lockManyIn(tx: Transaction<Schema>, commands: readonly CommandValue[]): Promise<void>;
}

export interface ExecuteManyOptions<Schema> {
  readonly useCases: UseCasesByKind<Transaction<Schema>>;
  readonly audit: AuditWriter;
  /** Records, in the same transaction, what readers of the service's changes must read again. */
  readonly recordTouched?: (touched: readonly Touched[]) => WrittenAlong | undefined;
  /** Whether an error that a decision throws says that the command is refused. */
  readonly isRefusal: (error: unknown) => error is RefusalError;
  /** Locks all that many commands are about, in one order for everybody, so that none waits for another in a circle. */
  readonly lockMany?: (tx: Transaction<Schema>, commands: readonly CommandValue[]) => Promise<void>;
}

type Prepared<Tx> = ParsedCommand<Tx> | { readonly refused: CommandOutcome };

/** Commands that are carried out together; one alone where `on` is undefined. */
interface Chunk<Tx> {
  readonly on: WorkingSets<Tx, unknown> | undefined;
  readonly commands: Prepared<Tx>[];
}

interface CarriedOut {
  readonly outcomes: readonly CommandOutcome[];
  /** Until it is written; the events of what is being written are made meanwhile. */
  readonly touched: Promise<readonly Touched[]>;
}

const nothingTouched: Promise<readonly Touched[]> = Promise.resolve([]);

/** So many commands are in memory at a time with the rows that they are about. */
const chunkSize = 1_000;

export function createManyCommands<Schema>(options: ExecuteManyOptions<Schema>): ManyCommands<Schema> {
  type Tx = Transaction<Schema>;

  const refusalOf = (error: unknown): CommandOutcome => refused(error, options.isRefusal);

  function prepare(value: CommandValue): Prepared<Tx> {
    try {
      return parseCommand(options.useCases, value);
    } catch (error) {
      return { refused: refusalOf(error) };
    }
  }

  async function carryOutOne(tx: Tx, { useCase, command }: ParsedCommand<Tx>): Promise<CarriedOut> {
    let decision: Decided<unknown>;
    try {
      decision = useCase.decide(command, await useCase.gather(tx, command));
    } catch (error) {
      return { outcomes: [refusalOf(error)], touched: nothingTouched };
    }
    return { outcomes: [outcomeOf(decision)], touched: decision.outcome === 'changed' ? useCase.write(tx, decision.plan) : nothingTouched };
  }

  async function carryOutMany(tx: Tx, on: WorkingSets<Tx, unknown>, commands: readonly Prepared<Tx>[]): Promise<CarriedOut> {
    const set = await on.gather(tx, parsedOf(commands));
    const outcomes = commands.map((one) => ('refused' in one ? one.refused : carryOutInMemory(set, one)));
    return { outcomes, touched: on.write(tx, set) };
  }

  function carryOutInMemory(set: unknown, { useCase, command }: ParsedCommand<Tx>): CommandOutcome {
    const { batch } = useCase;
    if (batch === undefined) throw new Error(`${command.kind} is carried out alone`);
    try {
      const decision = useCase.decide(command, batch.facts(set, command));
      if (decision.outcome === 'changed') batch.apply(set, decision.plan);
      return outcomeOf(decision);
    } catch (error) {
      return refusalOf(error);
    }
  }

  async function carryOut(tx: Tx, { on, commands }: Chunk<Tx>): Promise<CarriedOut> {
    if (on !== undefined) return await carryOutMany(tx, on, commands);
    const [one] = commands;
    if (one === undefined || 'refused' in one) return { outcomes: one === undefined ? [] : [one.refused], touched: nothingTouched };
    return await carryOutOne(tx, one);
  }

  const executeManyIn: ManyCommands<Schema>['executeManyIn'] = async (tx, commands, context, { audit = true } = {}) => {
    const prepared = commands.map(prepare);
    await options.lockMany?.(tx, parsedOf(prepared));
    const all: CommandOutcome[] = [];
    for (const chunk of chunksOf(prepared)) {
      const { outcomes, touched } = await carryOut(tx, chunk);
      const events = audit ? eventsOf(chunk.commands, outcomes) : [];
      const along = afterTouched(touched, options.recordTouched);
      if (events.length > 0) await options.audit.appendMany(tx, events, context, along);
      await along;
      all.push(...outcomes);
    }
    return all;
  };

  const lockManyIn: ManyCommands<Schema>['lockManyIn'] = async (tx, commands) => {
    await options.lockMany?.(tx, parsedOf(commands.map(prepare)));
  };

  return { executeManyIn, lockManyIn };
}

/** What is written along with the events, once what they tell is written; they are made ready meanwhile. */
function afterTouched(
  touched: Promise<readonly Touched[]>,
  recordTouched: ((touched: readonly Touched[]) => WrittenAlong | undefined) | undefined,
): Promise<WrittenAlong | undefined> {
  const along = touched.then((written) => recordTouched?.(written));
  // Whoever asked for it waits for it, unless the events cannot be made.
  along.catch(() => undefined);
  return along;
}

/** Throws what is no refusal. */
function refused(error: unknown, isRefusal: (error: unknown) => error is RefusalError): CommandOutcome {
  if (error instanceof InvalidCommand) {
    const field = error.issues[0]?.path.join('/');
    return { outcome: 'refused', code: error.code, detail: error.message, field: field === '' ? undefined : field };
  }
  if (isRefusal(error)) return { outcome: 'refused', code: error.code, detail: error.message, field: error.field };
  throw error;
}

/** In their order; what has no use case, and so is refused, goes along with those before it. */
function chunksOf<Tx>(prepared: readonly Prepared<Tx>[]): readonly Chunk<Tx>[] {
  const chunks: Chunk<Tx>[] = [];
  for (const one of prepared) {
    const last = chunks.at(-1);
    const on = 'refused' in one ? last?.on : one.useCase.batch?.on;
    const goesAlong = on !== undefined && last?.on === on && last.commands.length < chunkSize;
    if (goesAlong) last.commands.push(one);
    else chunks.push({ on, commands: [one] });
  }
  return chunks;
}

function parsedOf<Tx>(prepared: readonly Prepared<Tx>[]): readonly CommandValue[] {
  return prepared.flatMap((one) => ('refused' in one ? [] : [one.command]));
}

function outcomeOf(decision: Decided<unknown>): CommandOutcome {
  if (decision.outcome === 'unchanged') return { outcome: 'unchanged', id: null, change: null };
  return { outcome: 'changed', id: decision.change.subject.id, change: decision.change };
}

function eventsOf<Tx>(commands: readonly Prepared<Tx>[], outcomes: readonly CommandOutcome[]): readonly AuditEvent[] {
  return commands.flatMap((one, index) => {
    const outcome = outcomes[index];
    return 'refused' in one || outcome?.outcome !== 'changed' ? [] : [{ kind: one.command.kind, ...outcome.change }];
  });
}
