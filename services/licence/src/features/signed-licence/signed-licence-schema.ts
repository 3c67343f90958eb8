import { z } from 'zod';
import { licenceAnswer } from '../licence-check/answer-schema.ts';
import { licenceQuestion } from '../licence-check/question.ts';

/** The body of `POST /v1/licences/signed`: the product is whom the signed licence is for. */
export const signedLicenceQuestion = licenceQuestion.required({ product: true });

const instant = z.iso.datetime();
const { valid, status, detail, validUntil, nonce } = licenceAnswer.shape;

/** The answer of `POST /v1/licences/signed`. */
export const signedLicenceAnswer = z.strictObject({
  signedLicence: z
    .string()
    .nullable()
    .meta({ description: 'A JWT (RFC 7519) of the type `licence+jwt`, signed by EdDSA (RFC 8037); null where the person may not work.' }),
  valid,
  status,
  detail,
  validUntil,
  lease: z
    .strictObject({
      freshUntil: instant.meta({ description: 'Until then it is as good as an answer.' }),
      staleUntil: instant.meta({ description: 'Until then it works and is to be renewed soon.' }),
      graceUntil: instant.meta({ description: 'Until then it works, and the person is told so; from then on it is void.' }),
    })
    .nullable()
    .meta({ description: 'For how long it is believed offline; null where nothing is signed.' }),
  nonce,
});
