import { z } from 'zod';
import { CommandRefused } from '../command/decision.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import { key, text } from '../command/fields.ts';
import { importFields } from './header-words.ts';
import type { ImportCounts } from './import-users.ts';
import { parseMapping } from './parse-mapping.ts';

/** How a list is read and applied. */
export const importOptions = {
  /** The profile of users that are created from rows that name none. */
  defaultProfile: key.nullable(),
  /** How 3/4/2027 is meant where the file does not show it. */
  dates: z.enum(['dmy', 'mdy']).nullable(),
  /** Columns mapped by hand, as {@link parseMapping} reads them. */
  map: text
    .max(4_000)
    .superRefine((value, context) => {
      const parsed = parseMapping(value);
      if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.detail, params: { code: parsed.code } });
    })
    .nullable(),
  /** Apply the other rows although some are refused. */
  skipRefused: z.boolean(),
};

const options = z.strictObject(importOptions);
export type ImportOptions = z.output<typeof options>;

/** How it was known which column is which: by its header, as the customer's last list with this header was read, or by hand. */
export const mappingSources = ['recognised', 'remembered', 'given'] as const;

/** Which columns a list was read from. */
const readMapping = z.strictObject({
  source: z.enum(mappingSources),
  columns: z.array(z.strictObject({ header: text.max(200), field: z.enum(importFields) })).max(importFields.length),
});
export type ReadMapping = z.output<typeof readMapping>;

/** What the file turned out to be when it was read. */
export const readAs = z.strictObject({
  encoding: z.string().max(20),
  separator: z.enum([',', ';', '\t']),
  /** Headers that nothing was read from; the first ones, where they are many. */
  unusedColumns: z.array(text.max(200)).max(100),
  /** SHA-256 of what its header has in common with others that are read alike, hexadecimal. */
  header: z.string().regex(/^[0-9a-f]{64}$/),
  mapping: readMapping,
});

/** What a command that judges says; it needs the rows of the file staged on the same connection. */
export const judging = { options, readAs };

/** A list that has been uploaded and judged. */
export interface Import {
  readonly id: number;
  readonly customerId: number;
  readonly domainId: number;
  readonly state: 'judged' | 'applied' | 'expired';
  /** null once the file has been removed. */
  readonly fileId: number | null;
  readonly file: { readonly name: string; readonly sha256: string; readonly sizeBytes: number };
  readonly options: ImportOptions;
  readonly counts: ImportCounts;
}

/** As it is written when it has just been judged. */
export interface JudgedImport extends Import {
  readonly readAs: z.output<typeof readAs>;
}

/** What the audit keeps of it. */
export function readableImport({ domainId, state, file, options: asked, counts }: Import) {
  return { domainId, state, file, options: asked, counts };
}

export const decisionsOnImport = decisionsOn<Import>('import', readableImport, ({ customerId }) => customerId);

export function refuseApplied({ id: importId, state }: Pick<Import, 'id' | 'state'>): void {
  if (state === 'applied') throw new CommandRefused('import_applied', `Import ${importId} has been applied already.`);
}

/** Only what has been judged, and is still kept, can be judged again or applied. */
export function refuseUnlessJudged(one: Pick<Import, 'id' | 'state'>): void {
  refuseApplied(one);
  if (one.state === 'judged') return;
  throw new CommandRefused('import_expired', `The file of import ${one.id} has been removed after its time; upload it again.`);
}
