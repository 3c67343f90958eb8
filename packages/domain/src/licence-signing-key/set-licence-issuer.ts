import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { decisionsOn } from '../command/decisions-on.ts';

/** In whose name licences are signed from now on, as the settings of the server say: an origin, such as `https://licences.example`. */
export const setLicenceIssuerSchema = z.strictObject({ kind: z.literal('licence-issuer.set'), issuer: z.string().max(300) });
export type SetLicenceIssuer = z.output<typeof setLicenceIssuerSchema>;

/** There is one, of the installation; null before its server was started for the first time. */
export interface LicenceIssuer {
  readonly id: 1;
  readonly issuer: string | null;
}

const licenceIssuerDecision = decisionsOn<LicenceIssuer>('licence-issuer', ({ issuer }) => ({ issuer }));

export function decideSetLicenceIssuer(
  { issuer }: SetLicenceIssuer,
  { current }: { readonly current: LicenceIssuer },
): Decision<LicenceIssuer> {
  return licenceIssuerDecision.changed(current, { ...current, issuer });
}
