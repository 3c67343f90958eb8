/** What is shown of an event, and must stand in its entry. */
export interface EventToProve {
  readonly id: string;
  readonly leafIndex: number;
  readonly recordedAt: string;
  readonly kind: string;
  readonly actor: { readonly kind: string; readonly id: string | null };
  readonly subject: { readonly kind: string; readonly id: string | null };
  readonly customerId: string | null;
  readonly requestId: string | null;
  readonly address: string | null;
  readonly reason: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Whether an entry of the log says what is shown of an event. What is personal stands in it sealed, as null; what was too long for it
 * is named by its hash alone.
 */
export function agreesWithEntry(event: EventToProve, entry: Uint8Array): boolean {
  const said = parsed(entry);
  if (said === undefined) return false;
  const names = [
    [said['id'], event.id],
    [said['kind'], event.kind],
    [at(said, 'actor', 'kind'), event.actor.kind],
    [at(said, 'actor', 'id'), event.actor.id],
    [at(said, 'subject', 'kind'), event.subject.kind],
    [at(said, 'subject', 'id'), event.subject.id],
    [said['customerId'], event.customerId],
    [said['requestId'], event.requestId],
  ];
  const isSameTime = Date.parse(String(said['recordedAt'])) === Date.parse(event.recordedAt);
  const isLong = 'attachment' in said;
  const saysWhy = isShownAs(said['address'], event.address) && isShownAs(said['reason'], event.reason);
  return isSameTime && saysWhy && names.every(([inLog, shown]) => textOf(inLog) === textOf(shown)) && (isLong || saysSame(said, event));
}

function saysSame(said: Readonly<Record<string, unknown>>, { before, after }: EventToProve): boolean {
  return isShownAs(said['before'], before) && isShownAs(said['after'], after);
}

/** Nothing that stands open in the log is shown as something else. */
function isShownAs(inLog: unknown, shown: unknown): boolean {
  if (inLog === null || inLog === undefined) return true;
  if (typeof inLog !== 'object') return inLog === shown;
  if (typeof shown !== 'object' || shown === null) return false;
  const own = shown as Readonly<Record<string, unknown>>;
  return Object.keys(own).length === Object.keys(inLog).length && Object.entries(inLog).every(([key, value]) => isShownAs(value, own[key]));
}

function parsed(entry: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(entry));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function at(said: Readonly<Record<string, unknown>>, name: string, part: string): unknown {
  const value = said[name];
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[part] : undefined;
}

/** Ids are numbers in the log, and texts in the API. */
function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
