import { z } from 'zod';
import { usualNo, usualYes } from '../../values/flag.ts';
import { isJsonPointer } from './json-pointer.ts';

const pointer = z
  .string()
  .max(500)
  .refine(isJsonPointer, 'write a JSON pointer (RFC 6901) such as /licence/isValid, or "" for the whole answer');
const status = z
  .int('write a status code, 100 to 599')
  .min(100, 'write a status code, 100 to 599')
  .max(599, 'write a status code, 100 to 599');
const words = z.array(z.coerce.string().max(100)).max(100);
const name = z.string().min(1).max(200);
const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/, 'write the name of a header, such as accept');
const headers = z.record(headerName, z.string().max(4_000)).refine((all) => Object.keys(all).length <= 50, 'write at most 50 headers');
const method = z.enum(['GET', 'POST'], 'write GET or POST');

/** JSON with places to fill, not deeper than people write. */
const template: z.ZodType<Template> = z.lazy(() =>
  z.union([
    z.string().max(10_000),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(template).max(200),
    z.record(z.string().max(200), template).refine((all) => Object.keys(all).length <= 200, 'write at most 200 fields'),
  ]),
);
export type Template = string | number | boolean | null | readonly Template[] | { readonly [field: string]: Template };

const request = z.strictObject({
  method: method.default('GET'),
  url: z.string().min(1).max(4_000),
  headers: headers.default({}),
  json: template.optional(),
  form: z.record(name, z.string().max(4_000)).optional(),
});

const featureList = z.strictObject({ list: pointer, name: pointer, value: pointer });

const answer = z.strictObject({
  noLicence: z.array(status).max(50).default([]),
  licensed: pointer.optional(),
  status: pointer.optional(),
  validUntil: pointer.optional(),
  features: z.union([pointer, featureList]).optional(),
  yes: words.default([...usualYes]),
  no: words.default([...usualNo]),
});

const place = z.union([
  z.strictObject({ query: name }),
  z.strictObject({ json: pointer }),
  z.strictObject({ form: name }),
  z.literal('path'),
]);

const reply = z.strictObject({ status: status.default(200), headers: headers.default({}), body: template.optional() });

const gateway = z.strictObject({
  questions: z.strictObject({
    method: method.default('GET'),
    path: z.string().startsWith('/', 'write a path that begins with /, such as /api/licence/{email}').max(1_000),
  }),
  email: place,
  product: place.optional(),
  keepHost: z.boolean().default(true),
  reply: z.strictObject({ licensed: reply, notLicensed: reply }),
  statusWords: z.record(name, z.string().max(200)).default({}),
  features: z
    .union([z.literal('object'), z.strictObject({ name, value: name })], 'write object, or { name: …, value: … } for a list of them')
    .default('object'),
  flags: z.strictObject({ yes: z.union([z.string().max(100), z.number()]), no: z.union([z.string().max(100), z.number()]) }).optional(),
});

/** What an adapter file holds: how the old service is asked, how it answers, and how the gateway answers in its place. */
export const adapterSchema = z.strictObject({
  version: z.literal(1, 'this version of Seatledger reads adapter files of version 1'),
  request,
  answer: answer.default(answer.parse({})),
  concurrency: z.int().min(1).max(64).default(4),
  timeoutSeconds: z.number().min(0.1).max(300).default(10),
  retries: z.int().min(0).max(10).default(2),
  largestAnswerBytes: z.int().min(1_024).max(16_777_216).default(1_048_576),
  gateway: gateway.optional(),
});
export type Adapter = z.output<typeof adapterSchema>;
export type Gateway = NonNullable<Adapter['gateway']>;

export type AddressPlace = Gateway['email'];
