import { found } from '@seatledger/domain/command/decision.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { shownId, shownInstant, shownValidity, shownVersion, status, versionOf } from '../../api/fields.ts';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { selectUsers, type UserRow } from './user-list-queries.ts';

export const shownUser = z.strictObject({
  id: shownId,
  domainId: shownId,
  customerId: shownId,
  email: z.string().describe("Under the domain's own name, whichever alias was typed."),
  displayName: z.string(),
  profile: z.string().nullable().describe('Key of the profile.'),
  validity: shownValidity.describe("The user's own, inside the domain's."),
  status,
  suspensionReason: z.string().nullable(),
  suspendedAt: shownInstant.nullable(),
  lastSeenAt: shownInstant.nullable().describe('When a check last let the user work; null: never, as far as it is kept.'),
  ...shownVersion,
});

export function showUser(row: UserRow): z.output<typeof shownUser> {
  const { id, domainId, customerId, localPart, domainName, displayName, profile, validFrom, validUntil } = row;
  return {
    id: String(id),
    domainId: String(domainId),
    customerId: String(customerId),
    email: `${localPart}@${domainName}`,
    displayName,
    profile,
    validity: { from: validFrom, until: validUntil },
    status: row.suspendedAt === null ? 'active' : 'suspended',
    suspensionReason: row.suspensionReason,
    suspendedAt: row.suspendedAt?.toString() ?? null,
    lastSeenAt: row.lastSeenAt?.toString() ?? null,
    ...versionOf(row),
  };
}

export async function readUser(db: Kysely<RegistrySchema>, scope: Scope, id: number) {
  const row = await selectUsers(db, scope).where('users.id', '=', id).executeTakeFirst();
  return showUser(found(row, 'user', id));
}
