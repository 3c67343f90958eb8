import type { Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';
import { sha256 } from '../sign-in/token.ts';

export type CeremonyKind = 'passkey_registration' | 'passkey_sign_in';

/** Who may finish what they have begun: a session, or the browser that holds the handle. */
export type Beginner = { readonly sessionId: number } | { readonly handle: string };

export interface Ceremony {
  readonly kind: CeremonyKind;
  readonly beginner: Beginner;
}

/** Challenges are no state of the product: they come and go outside the door and are not audited; what they are used for is. */
export async function saveChallenge(
  kysely: Kysely<AccessSchema>,
  { kind, beginner }: Ceremony,
  { challenge, at, expiresAt }: { readonly challenge: string; readonly at: Temporal.Instant; readonly expiresAt: Temporal.Instant },
): Promise<void> {
  await kysely.deleteFrom('ceremonies').where('expiresAt', '<=', at).execute();
  const begun = { data: JSON.stringify({ challenge }), expiresAt };
  const sessionId = 'sessionId' in beginner ? beginner.sessionId : null;
  await kysely
    .insertInto('ceremonies')
    .values({ handleHash: handleHash({ kind, beginner }), kind, sessionId, ...begun })
    .onConflict((conflict) => conflict.column('handleHash').doUpdateSet(begun))
    .execute();
}

/** The challenge of the ceremony, which is over with that: of two that ask at once, one gets it. Undefined after its time. */
export async function takeChallenge(kysely: Kysely<AccessSchema>, ceremony: Ceremony, at: Temporal.Instant): Promise<string | undefined> {
  const row = await kysely
    .deleteFrom('ceremonies')
    .where('handleHash', '=', handleHash(ceremony))
    .returning(['data', 'expiresAt'])
    .executeTakeFirst();
  if (row === undefined || Temporal.Instant.compare(row.expiresAt, at) <= 0) return undefined;
  return (row.data as { readonly challenge: string }).challenge;
}

function handleHash({ kind, beginner }: Ceremony): Buffer {
  const handle = 'sessionId' in beginner ? `session/${beginner.sessionId}` : beginner.handle;
  return Buffer.from(sha256(`${kind}/${handle}`), 'hex');
}
