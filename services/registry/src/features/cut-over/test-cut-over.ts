import type { ComparedDomain } from '@seatledger/domain/migration/create-parity-run.ts';
import type { testApi } from '../../test-api.ts';

const minutesAgo = (minutes: number) => Temporal.Now.instant().subtract({ minutes }).round('second').toString();

/** A parity run, as the command line posts it. */
export function parityRun(domains: readonly ComparedDomain[], more: object = {}) {
  const questions = domains.reduce((sum, { asked }) => sum + asked, 0);
  const run = { source: 'old', comparedWith: 'rules', startedAt: minutesAgo(20), endedAt: minutesAgo(10), questions, domains };
  return { ...run, ...more };
}

/** What was asked about a domain, all of it answered alike. */
export function alike(name: string, asked = 3): ComparedDomain {
  return { name, asked, agreed: asked, causes: [] };
}

/** The switch through the routes, as the command line and the console use it. */
export function testCutOver(api: ReturnType<typeof testApi>) {
  const idOf = async (name: string) => String((await api.registry.rows(`select id from domains where name = '${name}'`))[0]?.['id']);

  async function compare(domains: readonly ComparedDomain[], more: object = {}) {
    return await api.make('/v1/parity-runs', parityRun(domains, more));
  }

  async function turn(word: 'cut-over' | 'cut-back', name: string, body: object = {}, options = {}) {
    return await api.post(`/v1/domains/${await idOf(name)}/actions/${word}`, { reason: 'agreed with the customer', ...body }, options);
  }

  const readiness = async (query = '') => (await api.get(`/v1/customer-readiness${query}`)).body.items ?? [];
  const switched = async () => ((await api.get('/v1/cut-over-domains')).body.items ?? []).map(({ name }) => name);

  return { idOf, compare, turn, readiness, switched };
}
