import type pg from 'pg';
import { searchSteps } from '../../packages/domain/src/search/search-terms.ts';
import { inTransaction } from '../../packages/platform/src/db/connection.ts';
import type { Population } from '../check/population.ts';
import { textOf } from './questions.ts';

/** How PostgreSQL finds users for one step of a search. */
export interface Plan {
  readonly step: string;
  readonly lines: readonly string[];
}

/** One step of the statement of the registry's `findEntries`, under the settings of its `boundStatements`. */
const statement = `
  explain (analyze, buffers off, costs off, timing off, summary off)
  select id from registry.search_entries
  where kind = 'user' and terms @> $1::integer[] and folded like all($2::text[]) limit 10`;

export async function explainSearches(client: pg.Client, population: Population): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  for (const way of ['beginning of a name', 'middle of a name, common', 'middle of a name, rare', 'two words', 'found nowhere'] as const) {
    const text = textOf(way, population, Math.floor(population.licences / 2));
    const step = searchSteps(text).find(({ match }) => match === (way === 'beginning of a name' ? 'prefix' : 'substring'));
    if (step === undefined) continue;
    plans.push({ step: `${way}, "${text}", ${step.match}`, lines: await explain(client, step.terms, step.parts) });
  }
  return plans;
}

async function explain(client: pg.Client, terms: readonly number[], parts: readonly string[]): Promise<readonly string[]> {
  return await inTransaction(client, async () => {
    await client.query('set local enable_seqscan = off; set local enable_indexscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(statement, [terms, parts.map((part) => `%${part}%`)]);
    return rows.map((row) => row['QUERY PLAN']);
  });
}
