import type { EventContent, PersonalValues } from '@seatledger/domain/audit/personal-values.ts';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { PersonKey, PersonReference } from './person-keys.ts';

/** Personal values of an event by person: JSON of a map from JSON Pointer to value, sealed: `<key id>.<base64>`. */
export type Sealed = Readonly<Record<PersonReference, string>>;

/** The personal values of one person in an event, and the key to seal them with. */
export interface ValuesToSeal extends Pick<PersonalValues, 'pointers'> {
  readonly reference: PersonReference;
  readonly key: PersonKey;
}

/** The event with null in place of every personal value, and those values sealed. */
export function sealEvent<Event extends EventContent>(
  event: Event,
  persons: readonly ValuesToSeal[],
): { readonly event: Event; readonly sealed: Sealed } {
  const open = copyOf(
    event,
    persons.flatMap(({ pointers }) => pointers),
  );
  const sealed: Record<PersonReference, string> = {};
  for (const { reference, pointers, key } of persons) {
    const values = Object.fromEntries(pointers.map((pointer) => [pointer, replaceAt(open, pointer, null)]));
    sealed[reference] = `${key.id}.${key.seal(JSON.stringify(values))}`;
  }
  return { event: open, sealed };
}

/** The ids of the keys that an event is sealed under. */
export function keyIdsOf(sealed: Sealed): readonly string[] {
  return Object.values(sealed).map((text) => text.slice(0, text.indexOf('.')));
}

/** The event with those personal values back in their places for whose key, by its id, there is a box. */
export function unsealEvent<Event>(event: Event, sealed: Sealed, boxes: ReadonlyMap<string, SecretBox>): Event {
  const open = structuredClone(event);
  for (const [reference, text] of Object.entries(sealed)) {
    const end = text.indexOf('.');
    const box = boxes.get(text.slice(0, end));
    if (box === undefined) continue;
    const values = JSON.parse(box.open(Buffer.from(text.slice(end + 1), 'base64'), reference).toString()) as Record<string, unknown>;
    for (const [pointer, value] of Object.entries(values)) replaceAt(open, pointer, value);
  }
  return open;
}

/** A copy whose parts on the way of the pointers may be written to. */
function copyOf<Event>(event: Event, pointers: readonly string[]): Event {
  const copied = new Set<object>();
  const copy = <Node>(node: Node): Node => {
    const own = (Array.isArray(node) ? [...node] : { ...node }) as Node & object;
    copied.add(own);
    return own;
  };
  const root = copy(event);
  for (const pointer of pointers) {
    let node = root as Record<string, unknown>;
    for (const step of pointer.split('/').slice(1, -1)) {
      const child = node[step] as Record<string, unknown>;
      node = copied.has(child) ? child : ((node[step] = copy(child)) as Record<string, unknown>);
    }
  }
  return root;
}

/** Puts a value where the pointer (RFC 6901, without escapes) leads, and gives what was there. */
function replaceAt(root: unknown, pointer: string, value: unknown): unknown {
  const path = pointer.split('/').slice(1);
  const last = path.pop() ?? '';
  const parent = path.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], root) as Record<string, unknown>;
  const before = parent[last];
  parent[last] = value;
  return before;
}
