import { createHash } from 'node:crypto';
import { headerKey } from '@seatledger/domain/import/recognise-columns.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';

/** How a list was read, besides what its header says. */
export interface RememberedReading {
  readonly map: string | null;
  readonly dates: 'dmy' | 'mdy' | null;
  /** Key of the profile. */
  readonly defaultProfile: string | null;
}

/** By the digest of the header. */
export type RememberedReadings = ReadonlyMap<string, RememberedReading>;

export const nothingRemembered: RememberedReadings = new Map();

const mostRemembered = 200;

/** By what the header of a list is found again. */
export function headerDigest(cells: readonly string[]): string {
  return createHash('sha256').update(headerKey(cells)).digest('hex');
}

/** How the lists of the customer whose the domain is were read last. */
export async function readRememberedReadings(db: Kysely<RegistrySchema>, domainId: number): Promise<RememberedReadings> {
  const rows = await db
    .selectFrom('importMappings')
    .innerJoin('domains', 'domains.customerId', 'importMappings.customerId')
    .select(['importMappings.header', 'map', 'dates', 'defaultProfile'])
    .$narrowType<Pick<RememberedReading, 'dates'>>()
    .where('domains.id', '=', domainId)
    .orderBy('usedAt', 'desc')
    .limit(mostRemembered)
    .execute();
  return new Map(rows.map(({ header, ...reading }) => [header, reading]));
}

/** Keeps how a list was read in place of how the last one with its header was. What is left out stays as it was. */
export async function rememberReading(
  tx: Tx,
  customerId: number,
  header: string,
  { map, dates, defaultProfile }: Partial<RememberedReading>,
): Promise<void> {
  const used = {
    ...(map !== undefined && { map }),
    ...(dates !== undefined && { dates }),
    ...(defaultProfile !== undefined && { defaultProfile }),
  };
  await tx
    .insertInto('importMappings')
    .values({ customerId, header, ...used })
    .onConflict((conflict) => conflict.columns(['customerId', 'header']).doUpdateSet({ ...used, usedAt: sql<Temporal.Instant>`now()` }))
    .execute();
  // What its header says alone needs no memory.
  await tx
    .deleteFrom('importMappings')
    .where('customerId', '=', customerId)
    .where('header', '=', header)
    .where((eb) => eb.and([eb('map', 'is', null), eb('dates', 'is', null), eb('defaultProfile', 'is', null)]))
    .execute();
}
