import { isProposable } from '@seatledger/domain/change-request/policy/proposable-kinds.ts';
import { permissionOfCommand } from '@seatledger/domain/change-request/policy/permission-of-command.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { z } from 'zod';
import { idText } from '../../api/fields.ts';
import type { Tx } from '../../registry-schema.ts';
import { bulkActionOf, bulkActions, isBulkAction, type CommandSchema } from '../bulk-actions/bulk-actions.ts';
import { catalogueSchemas } from './catalogue-schemas.ts';
import { forbidden } from './acting-approver.ts';

export const mostCommands = 100_000;
/** Whoever is confined to customers has each command looked at by itself. */
const mostOfConfined = 1_000;

const idFields = ['id', 'userId', 'customerId', 'domainId'];
const schemas = [...bulkActions.map(({ schema }) => schema), ...catalogueSchemas].filter(({ shape }) => isProposable(shape.kind.value));

/** A command as its own route takes it: its kind and its fields, ids as text. */
export const requestedCommand = z.discriminatedUnion('kind', schemas.map(commandOf) as [ReturnType<typeof commandOf>]);

function commandOf(schema: CommandSchema) {
  const { kind, ...fields } = schema.shape;
  const ids = Object.fromEntries(idFields.filter((name) => name in fields).map((name) => [name, idText]));
  return z.strictObject({ kind, ...fields, ...ids });
}

/** @throws HttpProblem 403 `forbidden`; and what the command's own route says of things that the principal does not have */
export async function refuseUnlessAllowed(tx: Tx, principal: Principal, commands: readonly CommandValue[]): Promise<void> {
  refuseUnlessPermitted(
    principal,
    commands.map(({ kind }) => kind),
  );
  if (principal.customerIds === null) return;
  if (commands.length > mostOfConfined) {
    throw new CommandRefused('too_many_commands', `Propose at most ${mostOfConfined} commands at a time.`, 'commands');
  }
  for (const command of commands) {
    // The catalogue belongs to no customer.
    if (!isBulkAction(command.kind)) throw forbidden(`${command.kind} is not for those who are confined to customers.`);
    await bulkActionOf(command.kind).version(tx, principal.customerIds, command);
  }
}

/** @throws HttpProblem 403 `forbidden` */
export function refuseUnlessPermitted({ permissions }: Pick<Principal, 'permissions'>, kinds: readonly string[]): void {
  for (const kind of new Set(kinds)) {
    const permission = permissionOfCommand(kind);
    if (permission === undefined || !permissions.has(permission)) {
      throw forbidden(`${kind} needs the permission ${permission ?? 'that nobody has'}.`);
    }
  }
}
