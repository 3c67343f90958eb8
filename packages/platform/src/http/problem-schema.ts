import { z } from 'zod';

/** The shape of every problem document (RFC 9457), for the OpenAPI document. */
export const problemSchema = z.object({
  type: z.string().meta({ description: 'Names the kind of problem: urn:seatledger:problem: and the code.' }),
  title: z.string(),
  status: z.int().min(400).max(599),
  code: z.string().meta({ description: 'Stable; programs go by it.' }),
  detail: z.string().meta({ description: 'What to do, for a person.' }),
  errors: z
    .array(
      z.object({
        pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) to the culprit in the body.' }),
        code: z.string(),
        detail: z.string(),
      }),
    )
    .optional(),
  requestId: z.string().meta({ description: 'Give it when you report a problem.' }),
});
