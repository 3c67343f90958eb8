import { CommandRefused } from '../command/decision.ts';

/** Nobody takes away the last of their own ways to begin a sign-in: a password, a passkey, an account at an identity provider. */
export function refuseLastFirstFactor(firstFactors: number): void {
  if (firstFactors > 1) return;
  throw new CommandRefused('last_first_factor_in_use', 'You could not sign in any more; set a password first.');
}
