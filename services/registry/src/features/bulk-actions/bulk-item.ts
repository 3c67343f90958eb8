import { z } from 'zod';
import { idText } from '../../api/fields.ts';
import { bulkActions, type CommandSchema } from './bulk-actions.ts';

/** One thing that is asked for: the fields of the command as its own route takes them, ids among them, and the `version` that is meant. */
export interface BulkItem {
  readonly action: string;
  readonly [field: string]: unknown;
}

const version = z.int().positive().optional().describe('The version that is changed: the ETag without its quotation marks.');

export const bulkItem = z.discriminatedUnion('action', bulkActions.map(({ schema }) => itemOf(schema)) as [ItemSchema, ...ItemSchema[]]);

type ItemSchema = ReturnType<typeof itemOf>;

function itemOf(schema: CommandSchema) {
  const { kind, ...fields } = schema.shape;
  const ids = Object.fromEntries(['id', 'userId', 'customerId'].filter((name) => name in fields).map((name) => [name, idText]));
  const isNew = kind.value.endsWith('.create');
  return z.strictObject({ action: kind, ...fields, ...ids, ...(isNew ? {} : { version }) });
}
