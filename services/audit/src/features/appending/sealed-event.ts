import type { EventContent, PersonalValues } from '@seatledger/domain/audit/personal-values.ts';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { PersonReference } from './person-keys.ts';

/** Personal values of an event by person: JSON of a map from JSON Pointer to value, sealed, in base64. */
export type Sealed = Readonly<Record<PersonReference, string>>;

/** The personal values of one person; several entries of one person in `personalValuesOf` have become one. */
export interface ReferencedValues extends Pick<PersonalValues, 'email' | 'pointers'> {
  readonly reference: PersonReference;
}

/** The event with null in place of every personal value, and those values sealed. Without a box they are dropped. */
export function sealEvent<Event extends EventContent>(
  event: Event,
  persons: readonly ReferencedValues[],
  boxes: ReadonlyMap<PersonReference, SecretBox>,
): { readonly event: Event; readonly sealed: Sealed } {
  const open = structuredClone(event);
  const sealed: Record<PersonReference, string> = {};
  for (const { reference, pointers } of persons) {
    const values = Object.fromEntries(pointers.map((pointer) => [pointer, replaceAt(open, pointer, null)]));
    const box = boxes.get(reference);
    if (box !== undefined) sealed[reference] = box.seal(Buffer.from(JSON.stringify(values)), reference).toString('base64');
  }
  return { event: open, sealed };
}

/** The event with those personal values back in their places for which there is a box. */
export function unsealEvent<Event>(event: Event, sealed: Sealed, boxes: ReadonlyMap<PersonReference, SecretBox>): Event {
  const open = structuredClone(event);
  for (const [reference, text] of Object.entries(sealed)) {
    const box = boxes.get(reference);
    if (box === undefined) continue;
    const values = JSON.parse(box.open(Buffer.from(text, 'base64'), reference).toString()) as Record<string, unknown>;
    for (const [pointer, value] of Object.entries(values)) replaceAt(open, pointer, value);
  }
  return open;
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
