import type { Kysely, Transaction } from 'kysely';
import { createManyCommands, type ExecuteManyOptions, type ManyCommands } from './execute-many.ts';
import { parseCommand, useCasesByKind } from './parse-command.ts';
import { repeatOnConflict } from './repeat-on-conflict.ts';
import type { AnyUseCase, CommandContext, CommandValue, Decided } from './use-case.ts';

export interface CommandResult {
  readonly outcome: 'changed' | 'unchanged';
  /** The thing that was created, changed or deleted; null where nothing changed. */
  readonly id: number | null;
}

export interface CommandDoorOptions<Schema> extends Omit<ExecuteManyOptions<Schema>, 'useCases'> {
  readonly kysely: Kysely<Schema>;
  readonly useCases: readonly AnyUseCase<Transaction<Schema>>[];
}

/** The one door through which a service's state changes. */
export interface CommandDoor<Schema> extends ManyCommands<Schema> {
  /** Decides and carries out one command in a transaction of its own. Throws the refusal, or {@link InvalidCommand}. */
  execute(command: CommandValue, context: CommandContext): Promise<CommandResult>;
  /** Carries out, all or none, the commands that `work` makes, each from the results of those before. May run `work` again after a conflict. */
  executeTogether<Result>(
    work: (execute: (command: CommandValue) => Promise<CommandResult>) => Promise<Result>,
    context: CommandContext,
  ): Promise<Result>;
  /** Decides and changes nothing, as part of a transaction of the caller's. */
  decideIn(tx: Transaction<Schema>, command: CommandValue): Promise<Decided<unknown>>;
  /** As part of a transaction that the caller commits. */
  executeIn(tx: Transaction<Schema>, command: CommandValue, context: CommandContext): Promise<CommandResult>;
}

export function createCommandDoor<Schema>(options: CommandDoorOptions<Schema>): CommandDoor<Schema> {
  const useCases = useCasesByKind(options.useCases);

  async function prepare(tx: Transaction<Schema>, value: CommandValue) {
    const { useCase, command } = parseCommand(useCases, value);
    return { useCase, decision: useCase.decide(command, await useCase.gather(tx, command)) };
  }

  async function executeIn(tx: Transaction<Schema>, value: CommandValue, context: CommandContext): Promise<CommandResult> {
    const { useCase, decision } = await prepare(tx, value);
    if (decision.outcome === 'unchanged') return { outcome: 'unchanged', id: null };
    const touched = await useCase.write(tx, decision.plan);
    await options.audit.append(tx, { kind: value.kind, ...decision.change }, context, options.recordTouched?.(touched));
    return { outcome: 'changed', id: decision.change.subject.id };
  }

  const executeTogether: CommandDoor<Schema>['executeTogether'] = (work, context) =>
    repeatOnConflict(() => options.kysely.transaction().execute((tx) => work((command) => executeIn(tx, command, context))));

  const execute: CommandDoor<Schema>['execute'] = (command, context) => executeTogether((executeOne) => executeOne(command), context);

  const decideIn: CommandDoor<Schema>['decideIn'] = async (tx, command) => (await prepare(tx, command)).decision;

  return { execute, executeTogether, executeIn, decideIn, ...createManyCommands({ ...options, useCases }) };
}
