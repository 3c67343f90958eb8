import type { Difference } from '../difference/difference.ts';
import { isSameValue } from '../same-value.ts';

export type Values = Readonly<Record<string, unknown>>;
export type Command = Values & { readonly kind: string };

/** The commands that bring back what one command changed, or why none can. */
export type Reversal = readonly Command[] | { readonly because: string };

/** How a kind of command is reversed. */
export type Reverse = (difference: Difference) => Reversal;

/** There is nothing to bring back: the command changes nothing that anybody's licence rests on. */
export const leavesNothing: Reverse = () => [];

export const irreversible =
  (because: string): Reverse =>
  () => ({ because });

export const oneCommand = (kind: string, fields: Values): Reversal => [{ kind, ...fields }];

export const wasOf = ({ before }: Difference): Values => before ?? {};
export const isNowOf = ({ after }: Difference): Values => after ?? {};

/** Those of the fields that have become others, as they were. */
export function formerFields(difference: Pick<Difference, 'before' | 'after'>, fields: readonly string[]): Values {
  const [before, after] = [difference.before ?? {}, difference.after ?? {}];
  return Object.fromEntries(fields.filter((field) => !isSameValue(before[field], after[field])).map((field) => [field, before[field]]));
}

/** Nothing where none of the fields has become another. */
export function changeBack(kind: string, name: Values, former: Values): Reversal {
  return Object.keys(former).length === 0 ? [] : [{ kind, ...name, ...former }];
}

/** The fields of a thing as it was, for the command that makes it anew. */
export function pick(values: Values, fields: readonly string[]): Values {
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
}
