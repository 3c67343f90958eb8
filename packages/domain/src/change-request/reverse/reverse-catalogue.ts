import type { CommandKind } from '../command-kinds.ts';
import type { Difference } from '../difference/difference.ts';
import { changeBack, formerFields, isNowOf, oneCommand, pick, wasOf, type Reverse, type Values } from './reversal.ts';

// The catalogue goes by keys, so what is made anew under its key is the same to everything that names it.
const keyOf = (difference: Difference): Values => ({ key: wasOf(difference)['key'] ?? isNowOf(difference)['key'] });

const remove =
  (word: string): Reverse =>
  (difference) =>
    oneCommand(`${word}.delete`, keyOf(difference));
const create =
  (word: string, fields: readonly string[]): Reverse =>
  (difference) =>
    oneCommand(`${word}.create`, { ...keyOf(difference), ...pick(wasOf(difference), fields) });
const change =
  (word: string, fields: readonly string[]): Reverse =>
  (difference) =>
    changeBack(`${word}.change`, keyOf(difference), { ...formerFields(difference, fields), ...formerValues(difference) });

const named = ['name', 'description'];
const ofProduct = [...named, 'microsoftClientIds', 'googleClientIds'];
const typed = [...named, 'type', 'defaultValue'];

export const reverseCatalogue = {
  'product.create': remove('product'),
  'product.change': change('product', ofProduct),
  'product.delete': create('product', ofProduct),
  'feature.create': remove('feature'),
  'feature.change': change('feature', typed),
  'feature.delete': create('feature', ['product', ...typed]),
  'profile.create': remove('profile'),
  'profile.change': change('profile', named),
  'profile.delete': create('profile', [...named, 'values']),
  'pack.create': remove('pack'),
  'pack.change': change('pack', named),
  'pack.delete': create('pack', [...named, 'values']),
} satisfies Partial<Record<CommandKind, Reverse>>;

/** The values of a profile or pack that have become others, as they were; null where there was none. */
function formerValues(difference: Difference): Values {
  const [before, after] = [valuesIn(wasOf(difference)), valuesIn(isNowOf(difference))];
  const former = formerFields({ before, after }, [...new Set([...Object.keys(before), ...Object.keys(after)])]);
  if (Object.keys(former).length === 0) return {};
  return { values: Object.fromEntries(Object.entries(former).map(([key, value]) => [key, value ?? null])) };
}

function valuesIn({ values }: Values): Values {
  return typeof values === 'object' && values !== null ? (values as Values) : {};
}
