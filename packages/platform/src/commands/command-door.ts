import type { Kysely, Transaction } from 'kysely';
import type { AuditWriter, WrittenAlong } from './audit-event.ts';
import { repeatOnConflict } from './repeat-on-conflict.ts';
import type { AnyUseCase, CommandContext, CommandValue, Decided, Touched } from './use-case.ts';

export interface CommandResult {
  readonly outcome: 'changed' | 'unchanged';
  /** The thing that was created, changed or deleted; null where nothing changed. */
  readonly id: number | null;
}

/** A command that is not of any known shape. `issues` name the fields, as zod gives them. */
export class InvalidCommand extends Error {
  override readonly name = 'InvalidCommand';
  readonly code = 'invalid_command';
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly code: string; readonly message: string }[];
  constructor(issues: InvalidCommand['issues']) {
    super(issues.map((issue) => (issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message)).join('; '));
    this.issues = issues;
  }
}

export interface CommandDoorOptions<Schema> {
  readonly kysely: Kysely<Schema>;
  readonly useCases: readonly AnyUseCase<Transaction<Schema>>[];
  readonly audit: AuditWriter;
  /** Records, in the same transaction, what readers of the service's changes must read again. */
  readonly recordTouched?: (touched: readonly Touched[]) => WrittenAlong | undefined;
}

/** The one door through which a service's state changes. */
export interface CommandDoor<Schema> {
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
  const useCases = new Map(options.useCases.map((useCase) => [useCase.schema.shape.kind.value, useCase]));

  async function prepare(tx: Transaction<Schema>, value: CommandValue) {
    const useCase = useCases.get(value.kind);
    if (useCase === undefined) {
      throw new InvalidCommand([{ path: ['kind'], code: 'unknown_command', message: `there is no command ${value.kind}` }]);
    }
    const parsed = useCase.schema.safeParse(value);
    if (!parsed.success) throw new InvalidCommand(parsed.error.issues);
    return { useCase, decision: useCase.decide(parsed.data, await useCase.gather(tx, parsed.data)) };
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

  return { execute, executeTogether, executeIn, decideIn };
}
