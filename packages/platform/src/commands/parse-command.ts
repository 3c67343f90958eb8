import type { AnyUseCase, CommandValue } from './use-case.ts';

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

export type UseCasesByKind<Tx> = ReadonlyMap<string, AnyUseCase<Tx>>;

/** A command in its normal form, and the use case that it is one of. */
export interface ParsedCommand<Tx> {
  readonly useCase: AnyUseCase<Tx>;
  readonly command: CommandValue;
}

export function useCasesByKind<Tx>(useCases: readonly AnyUseCase<Tx>[]): UseCasesByKind<Tx> {
  return new Map(useCases.map((useCase) => [useCase.schema.shape.kind.value, useCase]));
}

/** Throws {@link InvalidCommand}. */
export function parseCommand<Tx>(useCases: UseCasesByKind<Tx>, value: CommandValue): ParsedCommand<Tx> {
  const useCase = useCases.get(value.kind);
  if (useCase === undefined) {
    throw new InvalidCommand([{ path: ['kind'], code: 'unknown_command', message: `there is no command ${value.kind}` }]);
  }
  const parsed = useCase.schema.safeParse(value);
  if (!parsed.success) throw new InvalidCommand(parsed.error.issues);
  return { useCase, command: parsed.data };
}
