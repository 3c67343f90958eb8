/** What an audit event says that may concern persons, before it is sealed. */
export interface EventContent {
  readonly actor: { readonly kind: string; readonly id: number | null; readonly name: string };
  /** The network address of whoever acts, where there is one. */
  readonly address: string | null;
  readonly subject: { readonly kind: string; readonly id: number | null };
  readonly reason?: string | null | undefined;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Whom values of an event are about. `month`: nobody knows whom, it may be anybody; the values are forgotten with those of that month. */
export type Person =
  | { readonly kind: 'user' | 'operator'; readonly id: number }
  | { readonly kind: 'address'; readonly email: string }
  | { readonly kind: 'month' };

/** Values of one person in an event. */
export interface PersonalValues {
  readonly person: Person;
  /** The person's e-mail address, where the event says it. */
  readonly email: string | null;
  /** Where the values are: JSON Pointers (RFC 6901) into the event. */
  readonly pointers: readonly string[];
}

/** The values of an event that are personal data, and whose they are. Everything else of it stays readable for ever. */
export function personalValuesOf(event: EventContent): readonly PersonalValues[] {
  return [...ofActor(event), ...ofSubject(event)].filter(({ pointers }) => pointers.length > 0);
}

function ofActor({ actor, address, after }: EventContent): readonly PersonalValues[] {
  const fromWhere = address === null ? [] : ['/address'];
  // What somebody looked for may be anybody's name; it is kept as long as whoever looked.
  const soughtFor = after?.['filters'] === undefined ? [] : ['/after/filters'];
  if (actor.kind === 'operator') {
    const person: Person = actor.id === null ? { kind: 'address', email: actor.name } : { kind: 'operator', id: actor.id };
    return [{ person, email: actor.name, pointers: ['/actor/name', ...fromWhere, ...soughtFor] }];
  }
  // A service's address is a machine's; what the server does for somebody not signed in yet comes from a person.
  return [{ person: { kind: 'month' }, email: null, pointers: [...(actor.kind === 'system' ? fromWhere : []), ...soughtFor] }];
}

function ofSubject(event: EventContent): readonly PersonalValues[] {
  const { subject, before, after } = event;
  switch (subject.kind) {
    case 'user':
      return subject.id === null
        ? []
        : [about(event, { kind: 'user', id: subject.id }, ['email', 'user', 'displayName', 'suspensionReason', 'reason', 'overrides'])];
    case 'operator':
      return subject.id === null
        ? []
        : [
            about(event, { kind: 'operator', id: subject.id }, [
              'email',
              'displayName',
              'suspensionReason',
              'address',
              'name',
              'userAgent',
            ]),
          ];
    case 'session':
    case 'passkey':
    case 'identity':
    case 'personal-token':
      return ofPossession(event);
    case 'quarantined-row':
      return [about(event, { kind: 'month' }, [])];
    case 'change-request':
      // A title, a comment and a reason may name anybody.
      return [about(event, { kind: 'month' }, ['title', 'text'])];
    case 'delegation':
      return ofDelegation(event);
    case 'invitation':
      return ofInvitation(event);
    case 'account':
      return [{ person: { kind: 'month' }, email: null, pointers: pointersTo(event, ['address']) }];
    case 'customer':
      return [...ofContacts('before', before), ...ofContacts('after', after)];
    default:
      return [];
  }
}

/** The reason counts as the subject's: people write names into it. */
function about(event: EventContent, person: Person, fields: readonly string[]): PersonalValues {
  const email = event.after?.['email'] ?? event.before?.['email'] ?? event.after?.['user'] ?? event.before?.['user'];
  const reason = typeof event.reason === 'string' ? ['/reason'] : [];
  return { person, email: typeof email === 'string' ? email : null, pointers: [...pointersTo(event, fields), ...reason] };
}

function ofPossession(event: EventContent): readonly PersonalValues[] {
  const id = event.after?.['operatorId'] ?? event.before?.['operatorId'];
  const pointers = pointersTo(event, ['address', 'name', 'subject', 'userAgent']);
  return typeof id === 'number' && id > 0 ? [{ person: { kind: 'operator', id }, email: null, pointers }] : [];
}

/** People say in it why they are away. */
function ofDelegation(event: EventContent): readonly PersonalValues[] {
  const id = event.after?.['fromOperatorId'] ?? event.before?.['fromOperatorId'];
  return typeof id === 'number' ? [about(event, { kind: 'operator', id }, [])] : [];
}

function ofInvitation(event: EventContent): readonly PersonalValues[] {
  const email = event.after?.['email'] ?? event.before?.['email'];
  return typeof email === 'string' ? [{ person: { kind: 'address', email }, email, pointers: pointersTo(event, ['email']) }] : [];
}

function ofContacts(side: 'before' | 'after', values: EventContent['before']): readonly PersonalValues[] {
  const contacts = (values?.['contacts'] ?? []) as readonly { readonly email: string }[];
  return contacts.map(({ email }, index) => ({ person: { kind: 'address', email }, email, pointers: [`/${side}/contacts/${index}`] }));
}

function pointersTo(event: EventContent, fields: readonly string[]): readonly string[] {
  return (['before', 'after'] as const).flatMap((side) =>
    fields.filter((field) => (event[side]?.[field] ?? null) !== null).map((field) => `/${side}/${field}`),
  );
}
