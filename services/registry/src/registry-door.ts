import { isRefusal } from '@seatledger/domain/command/decision.ts';
import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import { createCommandDoor, type CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { Kysely } from 'kysely';
import { everything } from './api/scope.ts';
import { recordChanges } from './features/change-feed/change-feed.ts';
import type { RegistrySchema, Tx } from './registry-schema.ts';
import { useCases } from './use-cases.ts';
import { lockInOrder } from './working-set/lock-in-order.ts';

export function createRegistryDoor(kysely: Kysely<RegistrySchema>, audit: AuditWriter): CommandDoor<RegistrySchema> {
  const lockMany = (tx: Tx, commands: readonly CommandValue[]) => lockInOrder(tx, everything, commands);
  return createCommandDoor({ kysely, useCases, audit, recordTouched: recordChanges, isRefusal, lockMany });
}
