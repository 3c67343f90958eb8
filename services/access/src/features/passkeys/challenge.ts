import { randomBytes } from 'node:crypto';
import { saveCeremony, takeCeremony, type CeremonyName } from '../ceremonies/ceremony-queries.ts';
import type { SignInDependencies } from '../sign-in/dependencies.ts';

/** Who may finish what they have begun: a session, or the browser that holds the handle. */
export interface Ceremony {
  readonly kind: 'passkey_registration' | 'passkey_sign_in';
  readonly beginner: { readonly sessionId: number } | { readonly handle: string };
}

type Needs = Pick<SignInDependencies, 'kysely' | 'now'>;

export const challengeTtlMs = 5 * 60_000;

/** A challenge that whoever begins may answer once; the one before is worth nothing any more. */
export async function newChallenge({ kysely, now }: Needs, ceremony: Ceremony): Promise<string> {
  const challenge = randomBytes(32).toString('base64url');
  const { beginner } = ceremony;
  const sessionId = 'sessionId' in beginner ? beginner.sessionId : null;
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(now() + challengeTtlMs);
  await saveCeremony(kysely, nameOf(ceremony), { sessionId, data: { challenge }, expiresAt });
  return challenge;
}

/** The challenge of the ceremony, which is over with that. Undefined after its time. */
export async function takeChallenge({ kysely, now }: Needs, ceremony: Ceremony): Promise<string | undefined> {
  const begun = await takeCeremony(kysely, nameOf(ceremony), Temporal.Instant.fromEpochMilliseconds(now()));
  // Written above, and by nobody else.
  return (begun?.data as { readonly challenge: string } | undefined)?.challenge;
}

function nameOf({ kind, beginner }: Ceremony): CeremonyName {
  return { kind, handle: 'sessionId' in beginner ? `session/${beginner.sessionId}` : beginner.handle };
}
