import { decisionsOn } from '../command/decisions-on.ts';
import type { Validity } from '../validity/validity.ts';

/** A named seat as decisions see it. `email` is under the domain's own name, whichever alias was typed. */
export interface User {
  readonly id: number;
  readonly customerId: number;
  readonly domainId: number;
  readonly email: string;
  readonly displayName: string;
  /** Key of the profile. */
  readonly profile: string | null;
  /** The user's own validity inside the domain's. */
  readonly validity: Validity;
  readonly suspensionReason: string | null;
}

/** The domain of a seat, as far as a decision on the seat needs it. */
export interface SeatDomain {
  readonly id: number;
  readonly customerId: number;
  readonly name: string;
  readonly validity: Validity;
  readonly seatLimit: number | null;
  readonly seatsUsed: number;
}

/** The audit event keeps what people know a user by. */
export const userDecision = decisionsOn<User>(
  'user',
  ({ email, displayName, profile, validity, suspensionReason }) => ({ email, displayName, profile, validity, suspensionReason }),
  ({ customerId }) => customerId,
);

export function localPartOf(email: string): string {
  return email.slice(0, email.lastIndexOf('@'));
}

export function domainNameOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}
