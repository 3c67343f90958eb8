import type { Database } from '@seatledger/platform/db/database.ts';
import type { DB } from './generated/database.ts';

export type AuditSchema = DB;
export type AuditDatabase = Database<AuditSchema>;
