import { changeCustomerSchema } from '@seatledger/domain/customer/change-customer.ts';
import { addDomainAliasSchema } from '@seatledger/domain/domain/add-domain-alias.ts';
import { assignPacksSchema } from '@seatledger/domain/domain/assign-packs.ts';
import { changeDomainSchema } from '@seatledger/domain/domain/change-domain.ts';
import { createDomainSchema } from '@seatledger/domain/domain/create-domain.ts';
import { deleteDomainSchema } from '@seatledger/domain/domain/delete-domain.ts';
import { moveDomainSchema } from '@seatledger/domain/domain/move-domain.ts';
import { reinstateDomainSchema } from '@seatledger/domain/domain/reinstate-domain.ts';
import { removeDomainAliasSchema } from '@seatledger/domain/domain/remove-domain-alias.ts';
import { renameDomainSchema } from '@seatledger/domain/domain/rename-domain.ts';
import { renewDomainSchema } from '@seatledger/domain/domain/renew-domain.ts';
import { suspendDomainSchema } from '@seatledger/domain/domain/suspend-domain.ts';
import { removeOverrideSchema } from '@seatledger/domain/override/remove-override.ts';
import { setOverrideSchema } from '@seatledger/domain/override/set-override.ts';
import type { Permission } from '@seatledger/domain/role/permissions.ts';
import { changeUserSchema } from '@seatledger/domain/user/change-user.ts';
import { createUserSchema } from '@seatledger/domain/user/create-user.ts';
import { deleteUserSchema } from '@seatledger/domain/user/delete-user.ts';
import { moveUserSchema } from '@seatledger/domain/user/move-user.ts';
import { reinstateUserSchema } from '@seatledger/domain/user/reinstate-user.ts';
import { renewUserSchema } from '@seatledger/domain/user/renew-user.ts';
import { suspendUserSchema } from '@seatledger/domain/user/suspend-user.ts';
import type { z } from 'zod';
import type { Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { lockCustomerVersion } from '../customers/customer-lock-queries.ts';
import { lockDomainVersion, lockMovedDomainVersion, lockNewDomain } from '../domains/domain-lock-queries.ts';
import { findDomainForUser, findUserVersion } from '../users/user-lock-queries.ts';

export type CommandSchema = z.ZodObject<{ readonly kind: z.ZodLiteral<string> }>;

/** A command that can be given for many things at once. */
export interface BulkAction<Schema extends CommandSchema = CommandSchema> {
  readonly schema: Schema;
  readonly permission: Permission;
  /**
   * What the lock of its own route gives: the version of what is changed, null where there is none to compare. Throws where the
   * principal has no such thing. All that is named is locked already.
   */
  readonly version: (tx: Tx, scope: Scope, command: z.output<Schema>) => Promise<number | null>;
}

type ById = { readonly id: number };
const ofUser = async (tx: Tx, scope: Scope, { id }: ById) => (await findUserVersion(tx, scope, id)).version;
const ofDomain = (tx: Tx, scope: Scope, { id }: ById) => lockDomainVersion(tx, scope, id);
const ofOverride = (tx: Tx, scope: Scope, { userId }: { readonly userId: number }) => ofUser(tx, scope, { id: userId });

export const bulkActions: readonly BulkAction[] = [
  action('user.write', createUserSchema, async (tx, scope, { email }) => {
    await findDomainForUser(tx, scope, email);
    return null;
  }),
  action('user.write', changeUserSchema, ofUser),
  action('user.write', suspendUserSchema, ofUser),
  action('user.write', reinstateUserSchema, ofUser),
  action('user.write', renewUserSchema, ofUser),
  action('user.write', moveUserSchema, async (tx, scope, { id, email }) => {
    const { version } = await findUserVersion(tx, scope, id);
    await findDomainForUser(tx, scope, email);
    return version;
  }),
  action('user.write', deleteUserSchema, ofUser),
  action('override.write', setOverrideSchema, ofOverride),
  action('override.write', removeOverrideSchema, ofOverride),
  action('domain.write', createDomainSchema, lockNewDomain),
  action('domain.write', changeDomainSchema, ofDomain),
  action('domain.write', suspendDomainSchema, ofDomain),
  action('domain.write', reinstateDomainSchema, ofDomain),
  action('domain.write', renewDomainSchema, ofDomain),
  action('domain.write', moveDomainSchema, (tx, scope, { id, customerId }) => lockMovedDomainVersion(tx, scope, id, customerId)),
  action('domain.write', renameDomainSchema, ofDomain),
  action('domain.write', addDomainAliasSchema, ofDomain),
  action('domain.write', removeDomainAliasSchema, ofDomain),
  action('domain.write', assignPacksSchema, ofDomain),
  action('domain.write', deleteDomainSchema, ofDomain),
  action('customer.write', changeCustomerSchema, (tx, scope, { id }) => lockCustomerVersion(tx, scope, id)),
];

export const bulkPermissions: readonly Permission[] = [...new Set(bulkActions.map(({ permission }) => permission))];

const byKind = new Map(bulkActions.map((one) => [one.schema.shape.kind.value, one]));

export function isBulkAction(kind: string): boolean {
  return byKind.has(kind);
}

export function bulkActionOf(kind: string): BulkAction {
  const found = byKind.get(kind);
  if (found === undefined) throw new Error(`${kind} is no bulk action`);
  return found;
}

/** Types an action where it is written, and forgets the type of its command where it is listed. */
function action<Schema extends CommandSchema>(permission: Permission, schema: Schema, version: BulkAction<Schema>['version']): BulkAction {
  return { permission, schema, version: version as BulkAction['version'] };
}
