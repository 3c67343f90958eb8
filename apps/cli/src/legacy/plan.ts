import { connectionOptions, longTimeoutMs, openConnection } from '../connection/connection.ts';
import { textOf, type Verb } from '../verb.ts';
import { gapsOf, openMappedSource, sourceVerbOptions, sourceVerbUsage } from './opened-source.ts';
import { planSource } from './plan-source.ts';
import { tellPlan } from './tell-plan.ts';
import { writeReport } from './write-report.ts';

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
    const plan = await planSource(connection, opened, 'migrate', terminal);
    const folder = textOf(values, 'report');
    if (folder !== undefined) for (const path of await writeReport(connection.client, plan, folder)) terminal.note(`Wrote ${path}`);
    tellPlan(plan, terminal);
    return 0;
  },
};
