import { personalValuesOf } from '../../audit/personal-values.ts';
import { mentionedAddresses } from '../../email/mentioned-addresses.ts';
import type { ChangedThing } from '../difference/difference.ts';

type Values = ChangedThing['before'];

/** One command of a request and what it comes to. */
export interface ItemContent {
  readonly command: Readonly<Record<string, unknown>> & { readonly kind: string };
  readonly subject: ChangedThing['subject'] | null;
  readonly before: Values;
  readonly after: Values;
}

export interface ErasedPerson {
  readonly userIds: readonly number[];
  /** In their normal form. */
  readonly emails: readonly string[];
}

export interface ErasedItem extends Pick<ItemContent, 'command' | 'before' | 'after'> {
  /** Whether all of it is about the person. */
  readonly isAbout: boolean;
  /** The command is not what it was, or nobody's any more, and can no longer be carried out. */
  readonly isVoid: boolean;
}

/** In place of a text that says something about somebody who was erased. */
export const erasedText = 'erased';

/** The fields of commands that say something about the user whom they are about. */
const personalFields: ReadonlySet<string> = new Set(['email', 'displayName', 'reason', 'suspensionReason', 'overrides']);
/** The fields by which commands on users say whose they are. */
const addressFields: ReadonlySet<string> = new Set(['email', 'user']);

/** Whom an item is about or names: `user/17`, and addresses. */
export function personsIn({ command, subject, before, after }: ItemContent): readonly string[] {
  const id = userIdOf({ command, subject });
  const addresses = [command, before, after].flatMap(textsIn).flatMap(mentionedAddresses);
  return [...new Set([...(id === null ? [] : [`user/${id}`]), ...addresses])];
}

/**
 * An item without what it says about somebody; null where it says nothing about them. `isOfAnother`: the user whom it is about is there,
 * and somebody else, who may have had the address before.
 */
export function eraseFromItem(item: ItemContent, person: ErasedPerson, isOfAnother: boolean): ErasedItem | null {
  const isAbout = isAboutPerson(item, person, isOfAnother);
  const bare = isAbout ? withoutPersonal(item) : item;
  const kept = isOfAnother ? addressFields : new Set<string>();
  const erased = {
    command: withoutMentions(bare.command, person, kept),
    before: withoutMentions(bare.before, person, kept),
    after: withoutMentions(bare.after, person, kept),
  };
  const [hasCommandChanged, ...haveSidesChanged] = (['command', 'before', 'after'] as const).map(
    (part) => !isSameJson(item[part], erased[part]),
  );
  if (hasCommandChanged !== true && !haveSidesChanged.includes(true)) return null;
  return { ...erased, isAbout, isVoid: isAbout || hasCommandChanged === true };
}

/** An item without what it says about anybody; null where it says nothing. */
export function eraseEverybody(item: ItemContent): ErasedItem | null {
  const id = userIdOf(item);
  return eraseFromItem(item, { userIds: id === null ? [] : [id], emails: personsIn(item) }, false);
}

function isAboutPerson(item: ItemContent, { userIds, emails }: ErasedPerson, isOfAnother: boolean): boolean {
  if (!isOnUser(item)) return false;
  const id = userIdOf(item);
  if (id !== null && userIds.includes(id)) return true;
  if (isOfAnother) return false;
  return [item.command, item.before, item.after]
    .flatMap((values) => [...addressFields].map((field) => values?.[field]))
    .some((address) => typeof address === 'string' && names(address, emails));
}

function isOnUser({ command, subject }: Pick<ItemContent, 'command' | 'subject'>): boolean {
  return subject === null ? /^(?:user|override)\./.test(command.kind) && command.kind !== 'user.import' : subject.kind === 'user';
}

function userIdOf({ command, subject }: Pick<ItemContent, 'command' | 'subject'>): number | null {
  if (!isOnUser({ command, subject })) return null;
  const id = subject?.id ?? command['userId'] ?? command['id'];
  return typeof id === 'number' ? id : null;
}

/** As the audit does it: its values are null. */
function withoutPersonal(item: ItemContent): Pick<ItemContent, 'command' | 'before' | 'after'> {
  const { command, subject, before, after } = item;
  const pointers = new Set(
    subject === null
      ? []
      : personalValuesOf({ actor: { kind: 'system', id: null, name: '' }, address: null, subject, before, after }).flatMap(
          (values) => values.pointers,
        ),
  );
  const bare = (side: 'before' | 'after', values: Values): Values =>
    values && mapFields(values, (value, field) => (pointers.has(`/${side}/${field}`) ? null : value));
  return {
    command: { ...mapFields(command, (value, field) => (personalFields.has(field) ? null : value)), kind: command.kind },
    before: bare('before', before),
    after: bare('after', after),
  };
}

function withoutMentions<Part extends ItemContent['command'] | Values>(
  part: Part,
  { emails }: ErasedPerson,
  kept: ReadonlySet<string>,
): Part {
  const without = (value: unknown): unknown => {
    if (typeof value === 'string') return names(value, emails) ? erasedText : value;
    if (Array.isArray(value)) return value.map((one) => (isContactOf(one, emails) ? null : without(one)));
    return isObject(value) ? mapFields(value, without) : value;
  };
  return (part && mapFields(part, (value, field) => (kept.has(field) ? value : without(value)))) as Part;
}

/** One of several people who are named with their addresses. */
function isContactOf(value: unknown, emails: readonly string[]): boolean {
  return isObject(value) && typeof value['email'] === 'string' && names(value['email'], emails);
}

function names(text: string, emails: readonly string[]): boolean {
  return emails.length > 0 && mentionedAddresses(text).some((address) => emails.includes(address));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.includes('@') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function mapFields(values: Readonly<Record<string, unknown>>, map: (value: unknown, field: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, map(value, field)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
