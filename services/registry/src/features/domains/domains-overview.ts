import { found } from '@seatledger/domain/command/decision.ts';
import { offlineLeaseDays } from '@seatledger/domain/command/fields.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { shownDate, shownId, shownInstant, shownValidity, shownVersion, status, versionOf } from '../../api/fields.ts';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { selectDomains, type DomainRow } from './domain-list-queries.ts';

export const shownDomain = z.strictObject({
  id: shownId,
  customerId: shownId,
  name: z.string(),
  aliases: z.array(z.string()).describe('Other names that its seats go by, sorted.'),
  validity: z.strictObject({ from: shownDate, until: shownDate.nullable() }),
  seatLimit: z.int().nullable().describe('null: as many as there are.'),
  seatsUsed: z.int(),
  graceDays: z.int(),
  offlineLeaseDays,
  status,
  suspensionReason: z.string().nullable(),
  suspendedAt: shownInstant.nullable(),
  packs: z.array(z.strictObject({ pack: z.string(), validity: shownValidity })).describe('The last one wins.'),
  microsoftTenants: z
    .array(z.string())
    .describe('Ids of the tenants of Microsoft Entra whose word is taken for its addresses in identity tokens, sorted.'),
  ...shownVersion,
});

export function showDomain(row: DomainRow): z.output<typeof shownDomain> {
  const { id, customerId, name, aliases, validFrom, validUntil, seatLimit, seatsUsed, graceDays, offlineLeaseDays } = row;
  const { suspensionReason, suspendedAt } = row;
  return {
    id: String(id),
    customerId: String(customerId),
    name,
    aliases,
    validity: { from: validFrom, until: validUntil },
    seatLimit,
    seatsUsed,
    graceDays,
    offlineLeaseDays,
    status: suspendedAt === null ? 'active' : 'suspended',
    suspensionReason,
    suspendedAt: suspendedAt?.toString() ?? null,
    packs: row.packs,
    microsoftTenants: row.microsoftTenants,
    ...versionOf(row),
  };
}

export async function readDomain(db: Kysely<RegistrySchema>, scope: Scope, id: number) {
  const row = await selectDomains(db, scope).where('id', '=', id).executeTakeFirst();
  return showDomain(found(row, 'domain', id));
}
