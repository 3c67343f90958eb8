import { key } from '@seatledger/domain/command/fields.ts';
import { featureType } from '@seatledger/domain/feature/feature.ts';
import { isTimeZone } from '@seatledger/domain/validity/validity.ts';
import { z } from 'zod';
import { fileRulesOf, usualFileRules } from '../csv/file-rules.ts';
import { decisionsSchema, defaultDecisions } from '../plan/decisions.ts';
import { mappingVersion } from './mapping.ts';

const zone = z.string().refine(isTimeZone, 'write an IANA time zone such as Europe/Paris');
const order = z.enum(['dmy', 'mdy', 'none'], 'write dmy (the day first), mdy (the month first) or none (refuse what may be two dates)');
const until = z.enum(['inclusive', 'exclusive'], 'write inclusive (midnight of the last day) or exclusive (midnight after it)');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write dates as YYYY-MM-DD');
const words = z.array(z.coerce.string().max(100)).max(100);
const columnName = z.string().min(1).max(200);

const dateRules = { writtenIn: zone, order, until, openFrom: z.array(day).max(50), openUntil: z.array(day).max(50) };

const separator = z
  .enum(['auto', 'comma', 'semicolon', 'tab', 'pipe'], 'write auto, comma, semicolon, tab or pipe')
  .or(z.string().min(1).max(10));
const encodings = z.enum(['auto', 'windows-1252', 'cp850'], 'write auto, windows-1252 or cp850');
const fileRules = z
  .strictObject({ nulls: z.array(z.string().max(100)).max(20), separator, quoted: z.boolean().or(z.literal('auto')), encoding: encodings })
  .partial()
  .transform((rules) => fileRulesOf(rules));

/** A field, `unknown` or `ignored`; or a field with rules of its own. */
const column = z.union([
  z.string().min(1).max(100),
  z.strictObject({ field: z.string().min(1).max(100), negated: z.boolean().default(false), ...z.object(dateRules).partial().shape }),
]);

const table = z.strictObject({
  entity: z.string().max(100),
  key: z.array(columnName).max(20).default([]),
  header: z.array(columnName).max(1_000).optional(),
  columns: z.record(columnName, column).default({}),
});

/** A feature type beside its key, as one mapping of the file. */
const feature = z.looseObject({ key }).transform(({ key, ...type }, context) => {
  const parsed = featureType.safeParse(type);
  if (parsed.success) return { key, type: parsed.data };
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

/** What a mapping file holds, before its names are looked up. */
export const mappingSchema = z.strictObject({
  version: z.literal(mappingVersion, `this version of Seatledger reads mapping files of version ${mappingVersion}`),
  timeZone: zone,
  dates: z.strictObject(dateRules),
  flags: z.strictObject({ yes: words, no: words }),
  addresses: z.strictObject({ atWord: z.boolean() }).default({ atWord: false }),
  files: fileRules.default(usualFileRules),
  tables: z.record(columnName, table),
  features: z.record(z.string(), feature).default({}),
  roles: z.record(z.string(), z.string()).default({}),
  decisions: decisionsSchema.default(defaultDecisions),
});
export type MappingDocument = z.output<typeof mappingSchema>;
