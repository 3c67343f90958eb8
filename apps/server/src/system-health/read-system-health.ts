import type { JobState } from '@seatledger/platform/jobs/job-log.ts';
import { productVersion } from '../product-version.ts';
import type { Services } from '../services.ts';
import { withoutAddresses } from './without-addresses.ts';
import type { ShownHealth } from './shown-health.ts';

type Asked = Pick<Services, 'licence' | 'sendsMail'> & {
  readonly access: Pick<Services['access'], 'jobs'>;
  readonly audit: Pick<Services['audit'], 'health' | 'jobs'>;
  readonly registry: Pick<Services['registry'], 'health' | 'jobs'>;
};

/** What the services know, as far as they can be asked. Where things are on the machine, and what errors say, only with `details`. */
export async function readSystemHealth(services: Asked, { details }: { readonly details: boolean }): Promise<ShownHealth> {
  const now = Temporal.Now.instant();
  const [registry, audit] = await Promise.all([unlessItFails(services.registry.health()), unlessItFails(services.audit.health())]);
  const licence = services.licence.readiness();
  const said: Said = (text) => (details && text !== null ? withoutAddresses(text) : null);
  const uptimeSeconds = Math.round(process.uptime());
  return {
    checkedAt: now.toString(),
    startedAt: now.subtract({ seconds: uptimeSeconds }).round('second').toString(),
    uptimeSeconds,
    versions: { product: productVersion, node: process.versions.node, postgres: registry?.database.version ?? null },
    database: registry && { bytes: registry.database.bytes },
    changeFeed: registry && registry.changeFeed,
    searchIndex: registry && registry.searchIndex,
    licenceIndex: { ...licence, waiting: registry && Math.max(0, registry.changeFeed.position - licence.revision) },
    audit: audit && showAudit(audit, said),
    mail: { configured: services.sendsMail },
    jobs: (['access', 'audit', 'licence', 'registry'] as const).flatMap((service) =>
      services[service].jobs().map((job) => showJob(service, job, said)),
    ),
  };
}

type Said = (text: string | null) => string | null;

async function unlessItFails<Health>(asked: Promise<Health>): Promise<Health | null> {
  return await asked.catch(() => null);
}

function showAudit(
  { waiting, oldestSeconds, checkpoint, places, alarms }: Awaited<ReturnType<Services['audit']['health']>>,
  said: Said,
): NonNullable<ShownHealth['audit']> {
  return {
    waiting,
    oldestSeconds,
    checkpoint: checkpoint && { size: checkpoint.size, signedAt: checkpoint.signedAt.toString() },
    places: places.map(({ place, size, failure }) => ({ place: said(place), size, failing: failure !== null, failure: said(failure) })),
    alarms: alarms.map(({ code, since, detail }) => ({ code, since: since.toString(), detail: said(detail) })),
  };
}

function showJob(service: ShownHealth['jobs'][number]['service'], job: JobState, said: Said): ShownHealth['jobs'][number] {
  const { name, everyMs, lastRunAt, failing, lastError } = job;
  return {
    service,
    job: name,
    everySeconds: everyMs / 1_000,
    lastRunAt: lastRunAt?.toString() ?? null,
    failing,
    lastError: lastError && { at: lastError.at.toString(), detail: said(lastError.message) },
  };
}
