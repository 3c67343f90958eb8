import { sql, type Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';
import { sha256 } from '../sign-in/token.ts';

/** What is known between two steps, by the handle of whoever has begun: a secret of their browser, or their session. */
export interface CeremonyName {
  readonly kind: 'passkey_registration' | 'passkey_sign_in' | 'single_sign_on';
  readonly handle: string;
}

export interface Begun {
  /** Of whoever has begun, where they are signed in. */
  readonly sessionId: number | null;
  /** JSON. */
  readonly data: object;
}

/** Ceremonies are no state of the product: they come and go outside the door and are not audited; what they are used for is. */
export async function saveCeremony(
  kysely: Kysely<AccessSchema>,
  name: CeremonyName,
  { sessionId, data, expiresAt }: Begun & { readonly expiresAt: Temporal.Instant },
): Promise<void> {
  const begun = { data: sql<string>`${JSON.stringify(data)}::jsonb`, expiresAt };
  await kysely
    .insertInto('ceremonies')
    .values({ handleHash: hashOf(name), kind: name.kind, sessionId, ...begun })
    .onConflict((conflict) => conflict.column('handleHash').doUpdateSet(begun))
    .execute();
}

/** Takes the ceremony away: of two that ask at once, one has it. Undefined after its time. */
export async function takeCeremony(kysely: Kysely<AccessSchema>, name: CeremonyName, at: Temporal.Instant): Promise<Begun | undefined> {
  const row = await kysely
    .deleteFrom('ceremonies')
    .where('handleHash', '=', hashOf(name))
    .returning(['sessionId', 'data', 'expiresAt'])
    .executeTakeFirst();
  if (row === undefined || Temporal.Instant.compare(row.expiresAt, at) <= 0) return undefined;
  return { sessionId: row.sessionId, data: row.data as object };
}

function hashOf({ kind, handle }: CeremonyName): Buffer {
  return Buffer.from(sha256(`${kind}/${handle}`), 'hex');
}
