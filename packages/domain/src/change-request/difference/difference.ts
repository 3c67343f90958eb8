import type { ReadableEvent } from '../../audit/readable-event.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a command changes of its subject, in the words of the audit event that it causes. Erased personal values are null. */
export interface ChangedThing {
  readonly subject: { readonly kind: string; readonly id: number };
  /** null where it does not exist yet. */
  readonly before: Values | null;
  /** null where it no longer exists. */
  readonly after: Values | null;
}

/** What one command of a request comes to. A command that changes nothing has none. */
export interface Difference extends ChangedThing {
  /** Of the command. */
  readonly kind: string;
  readonly command: Values & { readonly kind: string };
  /** Of the import of a list: the users that it makes or changes, where they are known. Its own event says only how many. */
  readonly users?: readonly ChangedThing[];
}

/** The same as an event that nobody has caused yet. */
export function eventOf(difference: Difference): ReadableEvent {
  const { kind, subject, before, after } = isNoChange(difference) ? asSaid(difference) : difference;
  const { reason } = difference.command;
  return {
    kind,
    actor: { kind: 'system', id: null, name: null },
    subject,
    reason: typeof reason === 'string' ? reason : null,
    before,
    after,
    erased: isOfErasedUser(difference) ? [`user/${subject.id}`] : [],
  };
}

function isNoChange({ before, after }: ChangedThing): boolean {
  return before === null && after === null;
}

/** Of a command that changes nothing, or not yet, there is no more to tell than what it says itself. */
function asSaid({ kind, subject, command }: Difference): Pick<ReadableEvent, 'kind' | 'subject' | 'before' | 'after'> {
  const { id = command['userId'] ?? command['domainId'], key } = command;
  const word = kind === 'user.import' ? 'domain' : (wordOf[kind.split('.')[0] ?? ''] ?? kind.split('.')[0] ?? kind);
  const isNew = kind.endsWith('.create');
  return {
    kind,
    subject: subject.id > 0 ? subject : { kind: word, id: typeof id === 'number' ? id : null },
    before: isNew ? null : { key },
    after: command,
  };
}

/** What commands are about that are not called after it. */
const wordOf: Readonly<Record<string, string>> = { override: 'user', contact: 'customer' };

/** A user always has an address; where it cannot be read any more, the user was erased. */
export function isOfErasedUser({ subject, before, after }: ChangedThing): boolean {
  return (
    subject.kind === 'user' && [before, after].some((values) => values !== null && (values['email'] ?? values['user'] ?? null) === null)
  );
}
