import type pg from 'pg';
import { domainName, userNumber, type Population } from '../check/population.ts';
import type { CheckAsker } from './check-asker.ts';

/** Milliseconds that the least takes which can be asked of the database. */
export async function selectOne(client: pg.Client): Promise<number> {
  const startedAt = performance.now();
  await client.query('select 1');
  return performance.now() - startedAt;
}

/** Suspends somebody, or reinstates them, as the registry writes it. Gives the milliseconds from then on until a check says so. */
export async function changeUntilVisible(client: pg.Client, asker: CheckAsker, population: Population, change: number): Promise<number> {
  const number = (change * 7919) % population.licences;
  const { localPart, domain } = userNumber(population, number);
  const email = `${localPart}@${domainName(domain)}`;
  const isValid = await asker.isValid(email);
  const id = number + 1;
  const suspension = isValid ? `suspended_at = now(), suspension_reason = 'measured'` : 'suspended_at = null, suspension_reason = null';
  await client.query('begin');
  await client.query(`update registry.users set ${suspension}, version = version + 1 where id = $1`, [id]);
  await client.query(`insert into registry.changes (entity, first_id, last_id, audit_event_id) values ('user', $1, $1, 1)`, [id]);
  await client.query('commit');
  const committedAt = performance.now();
  while ((await asker.isValid(email)) === isValid);
  return performance.now() - committedAt;
}
