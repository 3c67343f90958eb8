/** What the audit event says of the thing that was changed. Values are JSON; null where it did not or does not exist. */
export interface Change {
  readonly subject: { readonly kind: string; readonly id: number };
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly reason?: string | undefined;
  /** The customer whose it is; left out where it is nobody's. */
  readonly customerId?: number | undefined;
}

/** What a decision comes to; a refusal is thrown as {@link CommandRefused}. `plan` is what is to be written. */
export type Decision<Plan> =
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'changed'; readonly plan: Plan; readonly change: Change };

export const unchanged: Decision<never> = { outcome: 'unchanged' };

/** A rule of the product says no. `code` is stable, `detail` tells a person what to do, `field` names the culprit. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  readonly code: string;
  readonly field: string | undefined;
  constructor(code: string, detail: string, field?: string) {
    super(detail);
    this.code = code;
    this.field = field;
  }
}

export function isRefusal(error: unknown): error is CommandRefused {
  return error instanceof CommandRefused;
}

/** The thing that a field of a command names, or the refusal that it is not there. */
export function found<Thing>(thing: Thing | undefined, word: string, name: number | string, field = 'id'): Thing {
  if (thing === undefined) throw new CommandRefused(`${word}_not_found`, `There is no ${word} ${name}.`, field);
  return thing;
}
