/** An event of the log, with those personal values in it that can still be read. */
export interface ReadableEvent {
  readonly kind: string;
  readonly actor: { readonly kind: string; readonly id: number | null; readonly name: string | null };
  readonly subject: { readonly kind: string; readonly id: number | null };
  readonly reason: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  /** The persons whose values nobody can read any more: `user/17`. */
  readonly erased: readonly string[];
}

/** The operator or user in an event, apart from whoever acts: the subject, or whose the subject is. */
export function personIn({
  subject,
  before,
  after,
}: ReadableEvent): { readonly kind: 'user' | 'operator'; readonly id: number } | undefined {
  if (subject.kind === 'user' || subject.kind === 'operator') {
    return subject.id === null ? undefined : { kind: subject.kind, id: subject.id };
  }
  const owner = after?.['operatorId'] ?? before?.['operatorId'];
  return typeof owner === 'number' ? { kind: 'operator', id: owner } : undefined;
}
