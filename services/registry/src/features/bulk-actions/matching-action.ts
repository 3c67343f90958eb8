import { z } from 'zod';
import { matchingCustomers } from '../customers/customer-filters.ts';
import { matchingDomains } from '../domains/domain-filters.ts';
import { matchingUsers } from '../users/user-filters.ts';
import { idText } from '../../api/fields.ts';
import { bulkActions, type CommandSchema } from './bulk-actions.ts';

/** The things that a list shows under its filters. */
export const matchingFilter = z
  .discriminatedUnion('list', [
    z.strictObject({ list: z.literal('users'), ...matchingUsers }),
    z.strictObject({ list: z.literal('domains'), ...matchingDomains }),
    z.strictObject({ list: z.literal('customers'), ...matchingCustomers }),
  ])
  .meta({ examples: [{ list: 'users', domainId: '34', profile: 'viewer' }] });
export type MatchingFilter = z.output<typeof matchingFilter>;
export type MatchedList = MatchingFilter['list'];

/** What is done to each of them alike: the fields of a command without the id of what it is about. */
export interface MatchingAction {
  readonly action: string;
  readonly [field: string]: unknown;
}

/** An address, a name and an alias are of one thing alone. */
const ofOneAlone: ReadonlySet<string> = new Set([
  'user.create',
  'user.move',
  'domain.create',
  'domain.rename',
  'domain.add-alias',
  'domain.remove-alias',
]);

const schemas = bulkActions.map(({ schema }) => schema).filter(({ shape }) => !ofOneAlone.has(shape.kind.value));

export const matchingAction = z
  .discriminatedUnion('action', schemas.map(actionOf) as [ActionSchema, ...ActionSchema[]])
  .meta({ examples: [{ action: 'user.suspend', reason: 'Asked for by the customer.' }] });

type ActionSchema = ReturnType<typeof actionOf>;

function actionOf(schema: CommandSchema) {
  const { kind, ...given } = schema.shape;
  const { [subjectOf(kind.value)]: _, ...fields } = given as Readonly<Record<string, z.ZodType>>;
  return z.strictObject({ action: kind, ...fields, ...('customerId' in fields && { customerId: idText }) });
}

/** The field that names what a command is about. */
export function subjectOf(kind: string): 'id' | 'userId' {
  return kind.startsWith('override.') ? 'userId' : 'id';
}

/** The list of the things that a command is about. */
export function listOfAction(kind: string): MatchedList {
  if (kind.startsWith('domain.')) return 'domains';
  return kind.startsWith('customer.') ? 'customers' : 'users';
}
