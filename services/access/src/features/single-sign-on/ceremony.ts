import { saveCeremony, takeCeremony } from '../ceremonies/ceremony-queries.ts';
import type { SignInDependencies } from '../sign-in/dependencies.ts';

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

const kind = 'single_sign_on';

export async function keepCeremony(
  { kysely }: Pick<SignInDependencies, 'kysely'>,
  handle: string,
  { sessionId, ...data }: Ceremony,
  expiresAt: Temporal.Instant,
): Promise<void> {
  await saveCeremony(kysely, { kind, handle }, { sessionId, data, expiresAt });
}

/** Where the answer comes in time, and for the first time. */
export async function finishCeremony(
  { kysely, now }: Pick<SignInDependencies, 'kysely' | 'now'>,
  handle: string,
): Promise<Ceremony | undefined> {
  const begun = await takeCeremony(kysely, { kind, handle }, Temporal.Instant.fromEpochMilliseconds(now()));
  // Written above, and by nobody else.
  return begun && { ...(begun.data as Omit<Ceremony, 'sessionId'>), sessionId: begun.sessionId };
}
