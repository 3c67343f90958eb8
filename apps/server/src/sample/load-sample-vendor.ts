import { randomUUID } from 'node:crypto';
import type { ApiKey } from '@seatledger/domain/api-key/api-key.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { Services } from '../services.ts';
import { createSampleVendor } from './create-sample-vendor.ts';
import { readSampleRecord, writeSampleRecord } from './sample-record.ts';
import { sampleVendor } from './sample-vendor.ts';

/** Those that the sample vendor is made of. */
type SampleServices = Pick<Services, 'access' | 'registry'>;

interface LoadSampleVendorOptions {
  /** On the first start: load nothing, now or later. */
  readonly empty: boolean;
}

/**
 * Loads the sample vendor on the first start of an installation. Returns the key that asks about it, undefined where there is none.
 *
 * The key comes first, then a record that holds it, then all data in one transaction: whatever moment the process dies at, the key
 * of the record tells the next start that this database is the one meant, and the registry whether the data has arrived.
 */
export async function loadSampleVendor(
  services: SampleServices,
  dataFolder: string,
  options: LoadSampleVendorOptions,
): Promise<string | undefined> {
  const record = await readSampleRecord(dataFolder);
  if (record?.state === 'empty') return undefined;
  const keys = await services.access.listApiKeys();
  const issued = record && keys.find((key) => record.apiKey.startsWith(`sl_${key.keyId}_`));
  // A key that this database does not know: the data folder has got another database since.
  if (record === undefined || issued === undefined) return onFirstStart(services, dataFolder, options, keys);
  if (issued.revokedAt !== null) return undefined;
  return record.state === 'loaded' ? record.apiKey : finishLoading(services, dataFolder, options, record.apiKey);
}

async function onFirstStart(
  services: SampleServices,
  dataFolder: string,
  { empty }: LoadSampleVendorOptions,
  keys: readonly ApiKey[],
): Promise<string | undefined> {
  const isFresh = await services.registry.isEmpty();
  if (isFresh) await revokeLostKeys(services, keys);
  if (empty) await writeSampleRecord(dataFolder, { state: 'empty' });
  if (empty || !isFresh) return undefined;
  const { key } = await services.access.issueApiKey(
    { name: sampleKeyName, scopes: ['licence:check'], requestsPerSecond: 100_000, expiresAt: null },
    sampleContext(),
  );
  await writeSampleRecord(dataFolder, { state: 'loading', apiKey: key });
  return finishLoading(services, dataFolder, { empty }, key);
}

/** May come after a start that died, before or after the data was committed. */
async function finishLoading(
  services: SampleServices,
  dataFolder: string,
  { empty }: LoadSampleVendorOptions,
  apiKey: string,
): Promise<string | undefined> {
  if (await services.registry.isEmpty()) {
    if (empty) {
      await revokeLostKeys(services, await services.access.listApiKeys());
      await writeSampleRecord(dataFolder, { state: 'empty' });
      return undefined;
    }
    const vendor = sampleVendor(Temporal.Now.plainDateISO('UTC').toString());
    await services.registry.executeTogether((execute) => createSampleVendor(execute, vendor), sampleContext());
  }
  await writeSampleRecord(dataFolder, { state: 'loaded', apiKey });
  return apiKey;
}

const sampleKeyName = 'Sample key';

/** Keys that a start made and died before it could write them down: nobody knows them. */
async function revokeLostKeys(services: SampleServices, keys: readonly ApiKey[]): Promise<void> {
  for (const { keyId } of keys.filter(({ name, revokedAt }) => name === sampleKeyName && revokedAt === null)) {
    await services.access.execute({ kind: 'api-key.revoke', keyId }, sampleContext());
  }
}

function sampleContext(): CommandContext {
  return {
    actor: { kind: 'system', id: null, name: 'sample vendor' },
    origin: 'sample',
    address: null,
    requestId: randomUUID(),
    now: Temporal.Now.instant(),
  };
}
