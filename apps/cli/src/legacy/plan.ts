import { bodyOf, type ApiClient, type components } from '@seatledger/api-client';
import { connectionOptions, longTimeoutMs, openConnection } from '../connection/connection.ts';
import type { Terminal } from '../terminal.ts';
import { textOf, type Verb } from '../verb.ts';
import { gapsOf, migrationOf, openMappedSource, sourceVerbOptions, sourceVerbUsage, type OpenedSource } from './opened-source.ts';
import { sendRows } from './send-rows.ts';
import { tellPlan } from './tell-plan.ts';
import { writeReport } from './write-report.ts';

export type Plan = components['schemas']['Migration'];

export const planLegacy: Verb = {
  name: 'legacy plan',
  summary: 'Says what each row of an old database would become; changes nothing',
  usage: sourceVerbUsage,
  options: { ...connectionOptions, ...sourceVerbOptions },
  positionals: { least: 1, most: 100 },
  async run(locations, values, terminal) {
    await using opened = await openMappedSource(locations, values);
    for (const gap of gapsOf(opened)) terminal.note(gap);
    await using connection = await openConnection(values, longTimeoutMs);
    const plan = await planSource(connection.client, opened, 'migrate', terminal);
    const folder = textOf(values, 'report');
    if (folder !== undefined) for (const path of await writeReport(connection.client, plan, folder)) terminal.note(`Wrote ${path}`);
    tellPlan(plan, terminal);
    return 0;
  },
};

/** Sends a source and has it planned. */
export async function planSource(
  client: ApiClient,
  opened: OpenedSource,
  purpose: 'migrate' | 'verify',
  terminal: Terminal,
): Promise<Plan> {
  const { id } = await bodyOf(client.POST('/v1/migrations', { body: migrationOf(opened, purpose) }));
  await sendRows(client, id, opened, (rows) => terminal.progress(`${rows.toLocaleString('en')} rows sent`));
  terminal.progress('Working out what they become …');
  return await bodyOf(client.POST('/v1/migrations/{id}/actions/plan', { params: { path: { id } }, body: {} }));
}
