import type { ImportCounts } from '../../import/import-users.ts';
import type { CommandKind } from '../command-kinds.ts';

/** What a language says in a summary. */
export interface SummaryWords {
  /** What commands of a kind are about. */
  noun(kind: CommandKind): string;
  /** `12 users are created`; without the noun where it has just been said, with the verb at the beginning. */
  part(kind: CommandKind, count: number, place: { readonly isFirst: boolean; readonly isNamed: boolean }): string;
  /** Of imported lists. */
  rows(imported: ImportCounts): string;
  readonly and: string;
  readonly nothing: string;
}
