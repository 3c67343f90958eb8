import { decisionsOn } from '../command/decisions-on.ts';

/** A key that signs licences, without its private half. Instants are ISO 8601. */
export interface LicenceSigningKey {
  readonly id: number;
  readonly kid: string;
  readonly publishedAt: string;
  readonly signsFrom: string;
  /** Null: not withdrawn. Nothing that a withdrawn key has signed is believed any more. */
  readonly withdrawnAt: string | null;
}

/** `withdrawn`: kids of those that were withdrawn with it. */
export const licenceSigningKeyDecision = decisionsOn<LicenceSigningKey & { readonly withdrawn: readonly string[] }>(
  'licence-signing-key',
  ({ kid, signsFrom, withdrawn }) => ({ kid, signsFrom, ...(withdrawn.length > 0 && { withdrawn }) }),
);
