import { z } from 'zod';
import { CommandRefused } from '../command/decision.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import { id } from '../command/fields.ts';

/** Somebody who signs in: of the vendor, or a contact of a customer. */
export interface Operator {
  readonly id: number;
  readonly email: string;
  readonly displayName: string;
  readonly locale: string;
  /** In order. */
  readonly roleKeys: readonly string[];
  /** The customers they are confined to, in order; null: all. */
  readonly customerIds: readonly number[] | null;
  /** Accounts of one human being have the same. */
  readonly personId: number;
  /** ISO 8601 instant; null: not suspended. */
  readonly suspendedAt: string | null;
  readonly suspensionReason: string | null;
  readonly version: number;
}

export const roleKeys = z
  .array(z.string().regex(/^[a-z][a-z0-9-]{0,63}$/))
  .min(1)
  .max(20)
  .transform((keys) => [...new Set(keys)].toSorted());
export const customerIds = z
  .array(id)
  .min(1)
  .max(1000)
  .transform((ids) => [...new Set(ids)].toSorted((a, b) => a - b))
  .nullable();
/** SHA-256 in hex of what only its owner knows. */
export const tokenHash = z.string().regex(/^[0-9a-f]{64}$/);
export const passwordHash = z.string().startsWith('$argon2id$').max(300);
export const instant = z.iso.datetime();

export const operatorDecision = decisionsOn<Operator>(
  'operator',
  ({ email, displayName, locale, roleKeys, customerIds, suspendedAt, suspensionReason }) => ({
    email,
    displayName,
    locale,
    roleKeys,
    customerIds,
    suspendedAt,
    suspensionReason,
  }),
);

/** Whom somebody is made: a contact has customers, and an administrator is confined to none. */
export function refuseAssignment(
  { roleKeys, customerIds }: Pick<Operator, 'roleKeys' | 'customerIds'>,
  knownRoleKeys: ReadonlySet<string>,
): void {
  const unknown = roleKeys.find((key) => !knownRoleKeys.has(key));
  if (unknown !== undefined) throw new CommandRefused('role_not_found', `There is no role ${unknown}.`, 'roleKeys');
  if (customerIds === null && roleKeys.includes('customer-contact')) {
    throw new CommandRefused('customers_required', 'Name the customers that this contact is to see.', 'customerIds');
  }
  if (customerIds !== null && roleKeys.includes('administrator')) {
    throw new CommandRefused('administrator_confined', 'An administrator cannot be confined to customers.', 'customerIds');
  }
}

/** Somebody must always be able to let others in. */
export function refuseLastAdministrator(before: Operator, otherAdministrators: number, field?: string): void {
  if (before.suspendedAt !== null || !before.roleKeys.includes('administrator') || otherAdministrators > 0) return;
  throw new CommandRefused('last_administrator_in_use', 'This is the last administrator; make somebody else one first.', field);
}
