import { sql, type Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';

/** A sign-in that is under way elsewhere. */
export interface Ceremony {
  /** A path here, where the browser goes in the end. */
  readonly returnTo: string;
  readonly purpose: SignInPurpose;
  /** Of whoever links an account. */
  readonly sessionId: number | null;
}

export type SignInPurpose =
  | { readonly kind: 'sign_in' | 'link' }
  | {
      readonly kind: 'accept_invitation';
      readonly tokenHash: string;
      readonly displayName: string | null;
      readonly locale: 'en' | 'fr';
    };

export interface CeremonyTimes {
  readonly at: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

/** Those that nobody came back to go away here. */
export async function insertCeremony(
  kysely: Kysely<AccessSchema>,
  handleHash: string,
  { sessionId, ...data }: Ceremony,
  { at, expiresAt }: CeremonyTimes,
): Promise<void> {
  await kysely.deleteFrom('ceremonies').where('expiresAt', '<=', at).execute();
  await kysely
    .insertInto('ceremonies')
    .values({
      handleHash: Buffer.from(handleHash, 'hex'),
      kind: 'single_sign_on',
      sessionId,
      data: sql`${JSON.stringify(data)}::jsonb`,
      expiresAt,
    })
    .execute();
}

/** Takes the ceremony away: of two that come back at once, one has it. */
export async function takeCeremony(kysely: Kysely<AccessSchema>, handleHash: string, at: Temporal.Instant): Promise<Ceremony | undefined> {
  const row = await kysely
    .deleteFrom('ceremonies')
    .where('handleHash', '=', Buffer.from(handleHash, 'hex'))
    .where('kind', '=', 'single_sign_on')
    .where('expiresAt', '>', at)
    .returning(['sessionId', 'data'])
    .executeTakeFirst();
  // Written above, and by nobody else.
  return row && { ...(row.data as unknown as Omit<Ceremony, 'sessionId'>), sessionId: row.sessionId };
}
