import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { idText } from './fields.ts';

/** So many can be named one by one. */
const mostChosen = 1_000;

const joined = z
  .string()
  .max(mostChosen * 16)
  .regex(/^[1-9]\d{0,14}(,[1-9]\d{0,14})*$/, 'must be ids, joined by commas')
  .transform((text) => text.split(',').map(Number))
  .refine((ids) => ids.length <= mostChosen, `must be ${mostChosen} ids at most`);
const listed = z.array(idText).min(1).max(mostChosen);

const only = 'Only these, as far as they match.';
const without = 'All that match but these.';
const byCommas = 'Ids, joined by commas.';

/** What a list can be cut to by naming its things; in an address, joined by commas. */
export const chosenInQuery = {
  ids: joined.optional().describe(`${only} ${byCommas}`),
  except: joined.optional().describe(`${without} ${byCommas}`),
};
export const chosenInBody = { ids: listed.optional().describe(only), except: listed.optional().describe(without) };

export interface Chosen {
  readonly ids?: readonly number[] | undefined;
  readonly except?: readonly number[] | undefined;
}

export function isChosen(id: string, { ids, except }: Chosen): RawBuilder<boolean> {
  const ref = sql.ref(id);
  const isNamed = ids === undefined ? sql<boolean>`true` : sql<boolean>`${ref} = any(${ids}::bigint[])`;
  return except === undefined ? isNamed : sql<boolean>`(${isNamed} and ${ref} <> all(${except}::bigint[]))`;
}
