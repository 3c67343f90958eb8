import { defineUseCase } from '@seatledger/platform/commands/use-case.ts';
import type { Tx as Transaction } from '@seatledger/platform/db/database.ts';
import type { DB } from './generated/database.ts';

export type LicenceSchema = DB;
export type Tx = Transaction<LicenceSchema>;

export const useCase = defineUseCase<Tx>();
