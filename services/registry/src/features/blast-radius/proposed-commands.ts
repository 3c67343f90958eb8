import { createCustomerSchema } from '@seatledger/domain/customer/create-customer.ts';
import { deleteCustomerSchema } from '@seatledger/domain/customer/delete-customer.ts';
import type { Permission } from '@seatledger/domain/role/permissions.ts';
import { z } from 'zod';
import { idText } from '../../api/fields.ts';
import { noVersion, type Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { bulkActions, type CommandSchema } from '../bulk-actions/bulk-actions.ts';
import { catalogueSchemas } from '../change-requests/catalogue-schemas.ts';
import { lockCustomerVersion } from '../customers/customer-lock-queries.ts';

/** A command that can be asked about before it is given. */
interface ProposedCommand {
  readonly schema: CommandSchema;
  /** What its answer shows something of. */
  readonly permission: Permission;
  /** Throws where the principal has no such thing. */
  readonly refuseOthers: (tx: Tx, scope: Scope, command: never) => Promise<unknown>;
}

const readers: Readonly<Record<string, Permission>> = {
  customer: 'customer.read',
  domain: 'domain.read',
  user: 'user.read',
  override: 'user.read',
};

function permissionOf({ shape }: CommandSchema): Permission {
  return readers[shape.kind.value.split('.')[0] ?? ''] ?? 'catalogue.read';
}

/** They belong to no customer, or make one. */
const ofNobody: readonly CommandSchema[] = [...catalogueSchemas, createCustomerSchema];

const all: readonly ProposedCommand[] = [
  ...bulkActions.map(({ schema, version }) => ({ schema, permission: permissionOf(schema), refuseOthers: version })),
  ...ofNobody.map((schema) => ({ schema, permission: permissionOf(schema), refuseOthers: noVersion })),
  {
    schema: deleteCustomerSchema,
    permission: 'customer.read',
    refuseOthers: (tx, scope, { id }: { readonly id: number }) => lockCustomerVersion(tx, scope, id),
  },
];

const byKind = new Map(all.map((one) => [one.schema.shape.kind.value, one]));

export function proposedCommandOf(kind: string): ProposedCommand {
  const found = byKind.get(kind);
  if (found === undefined) throw new Error(`${kind} is not among the commands that can be proposed`);
  return found;
}

/** As the API takes it: with ids as texts. */
export const proposedCommand = z.discriminatedUnion(
  'kind',
  all.map(({ schema }) => shownSchema(schema)) as [ShownSchema, ...ShownSchema[]],
);

type ShownSchema = ReturnType<typeof shownSchema>;

function shownSchema({ shape: { kind, ...fields } }: CommandSchema) {
  const ids = Object.fromEntries(['id', 'userId', 'customerId'].filter((name) => name in fields).map((name) => [name, idText]));
  return z.strictObject({ kind, ...fields, ...ids });
}
