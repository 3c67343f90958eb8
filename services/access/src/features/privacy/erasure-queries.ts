import type { Operator } from '@seatledger/domain/operator/operator.ts';
import { sql } from 'kysely';
import type { Tx } from '../../access-schema.ts';

/** By which somebody signs in or acts. What else hangs on these rows (ceremonies on sessions) goes with them. */
export const belongings = {
  password: 'passwords',
  authenticator: 'totp_factors',
  passkey: 'passkeys',
  recoveryCode: 'recovery_codes',
  secondFactorReset: 'second_factor_resets',
  identity: 'identities',
  session: 'sessions',
  link: 'links',
  personalToken: 'personal_tokens',
  preferences: 'preferences',
} as const;

export async function deleteBelongings(tx: Tx, operatorId: number): Promise<void> {
  await sql`
    delete from seen_networks where credential_kind = 'personal-token'
      and credential_id in (select id from personal_tokens where operator_id = ${operatorId})`.execute(tx);
  for (const table of [...Object.values(belongings), 'operator_roles']) {
    await sql`delete from ${sql.table(`access.${table}`)} where operator_id = ${operatorId}`.execute(tx);
  }
}

/** That it was an account of the same person as another one stays known, as a number: by neither may they approve what the other asked for. */
export async function anonymiseOperator(tx: Tx, operator: Operator): Promise<void> {
  const { id, email, displayName, locale, suspendedAt, suspensionReason } = operator;
  await tx
    .updateTable('operators')
    .set({
      email,
      displayName,
      locale,
      customerIds: null,
      suspendedAt: suspendedAt === null ? null : Temporal.Instant.from(suspendedAt),
      suspensionReason,
      version: sql<number>`version + 1`,
      updatedAt: sql<Temporal.Instant>`now()`,
    })
    .where('id', '=', id)
    .execute();
}

/** Invitations of somebody who is no operator. */
export async function deleteInvitations(tx: Tx, emails: readonly string[], madeBefore: Temporal.Instant): Promise<void> {
  if (emails.length === 0) return;
  await tx
    .deleteFrom('links')
    .where('email', 'in', [...emails])
    .where('createdAt', '<', madeBefore)
    .execute();
}
