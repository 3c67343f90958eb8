import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bodyOf, type ApiClient } from '@seatledger/api-client';
import { everyPage } from '../api/every-page.ts';
import { connectionOptions, openConnection } from '../connection/connection.ts';
import { table } from '../terminal.ts';
import { textOf, type Verb } from '../verb.ts';
import { createWholeFile } from '../whole-file.ts';
import { blockersOf, readinessPage, type CustomerReadiness, type ReadinessReport } from './readiness-page.ts';

export const readinessLegacy: Verb = {
  name: 'legacy readiness',
  summary:
    'Says of each customer from the old database who answers for its domains, and what keeps them from being cut over; ' +
    'exit code 0 all are ready, 2 some are not, 1 it could not be read',
  usage: '[--customer ID] [--report DIR]',
  options: { ...connectionOptions, customer: { type: 'string' }, report: { type: 'string' } },
  positionals: { least: 0, most: 0 },
  async run(_given, values, terminal) {
    await using connection = await openConnection(values);
    const customers = await readReadiness(connection.client, textOf(values, 'customer'));
    const report = reportOf(customers);
    const folder = textOf(values, 'report');
    if (folder !== undefined) for (const path of await writeReadiness(report, folder)) terminal.note(`Wrote ${path}`);
    terminal.result(report, textOfReport(report));
    return report.ready === report.customers.length ? 0 : 2;
  },
};

async function readReadiness(client: ApiClient, customerId: string | undefined): Promise<readonly CustomerReadiness[]> {
  return await everyPage((page) => {
    const query = { ...page, ...(customerId !== undefined && { customerId }) };
    return bodyOf(client.GET('/v1/customer-readiness', { params: { query } }));
  });
}

function reportOf(customers: readonly CustomerReadiness[]): ReadinessReport {
  const domains = customers.flatMap((one) => one.domains);
  return {
    madeAt: Temporal.Now.instant().toString({ smallestUnit: 'second' }),
    customers,
    ready: customers.filter(({ ready }) => ready).length,
    domains: domains.length,
    cutOver: domains.filter(({ answeredBy }) => answeredBy === 'seatledger').length,
  };
}

/** As a page that can be signed, and as JSON. Gives the paths. */
async function writeReadiness(report: ReadinessReport, folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const page = join(folder, 'readiness.html');
  const json = join(folder, 'readiness.json');
  await write(page, readinessPage(report));
  await write(json, `${JSON.stringify(report, null, 2)}\n`);
  return [page, json];
}

async function write(path: string, text: string): Promise<void> {
  await using file = await createWholeFile(path);
  await file?.write(text);
  await file?.finish();
}

function textOfReport({ customers, ready, domains, cutOver }: ReadinessReport): string {
  if (customers.length === 0) return 'No customer has a domain that came from the old database.';
  const rows = customers.flatMap(({ customer, domains: its }) =>
    its.map((domain) => [customer.name, domain.name, domain.answeredBy, domain.ready ? 'yes' : 'no', blockersOf(domain)]),
  );
  return [
    table([['customer', 'domain', 'answered by', 'ready', ''], ...rows]),
    '',
    `${ready} of ${customers.length} customers are ready; Seatledger answers for ${cutOver} of ${domains} domains.`,
  ].join('\n');
}
