import { z } from 'zod';

const instant = z.iso.datetime().meta({ description: 'In UTC, to the second.' });

/** The answer of `POST /v1/licences/check`. */
export const licenceAnswer = z.strictObject({
  valid: z.boolean().meta({ description: 'Whether the person may work: the status is active or grace.' }),
  status: z.enum(['unknown', 'suspended', 'domain_suspended', 'not_started', 'active', 'grace', 'expired']),
  detail: z.string().meta({ description: 'The status as an English sentence for the person.' }),
  validUntil: instant
    .nullable()
    .meta({ description: 'The first instant after the last day of the licence, days of grace not counted; null where open or unknown.' }),
  profile: z.string().nullable().meta({ description: 'The key of the profile.' }),
  features: z
    .record(z.string(), z.union([z.boolean(), z.number(), z.string()]))
    .meta({ description: 'What the person may use; empty where not valid.' }),
  checkedAt: instant,
  nonce: z.string().optional().meta({ description: 'As in the question; absent where it had none.' }),
  revision: z.int().meta({ description: 'The last change of the registry that the answer takes into account.' }),
  stale: z
    .boolean()
    .meta({ description: 'Whether the registry has not been reached for some seconds: changes made since `asOf` may be missing.' }),
  asOf: instant.meta({ description: 'When the registry was last reached.' }),
});

/** The answer of `POST /v1/licences/check-batch`. */
export const licenceAnswers = z.strictObject({
  answers: z.array(licenceAnswer).meta({ description: 'In the order of the questions.' }),
});

export type LicenceAnswer = z.infer<typeof licenceAnswer>;
