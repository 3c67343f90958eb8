import type { Tx as Transaction } from '@seatledger/platform/db/database.ts';
import { defineUseCase } from '@seatledger/platform/commands/use-case.ts';
import type { DB } from './generated/database.ts';

export type RegistrySchema = DB;
export type Tx = Transaction<RegistrySchema>;

/** What a command makes readers of the change feed read again. */
export type ChangedEntity = 'catalogue' | 'customer' | 'domain' | 'user';

export const useCase = defineUseCase<Tx>();
