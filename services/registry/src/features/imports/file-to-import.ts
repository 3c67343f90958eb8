import type { ImportCounts } from '@seatledger/domain/import/import-users.ts';
import type { Gate, RegistryApi, SaidBeside } from '../../api/registry-api.ts';
import type { ReadOptions } from './read-staged-rows.ts';
import type { StagedList } from './staged-list.ts';
import type { Verdict } from './verdicts.ts';

export interface ImportFileOptions extends ReadOptions {
  /** Name of the file, for the audit event. */
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** A name that the domain goes by. */
  readonly domain: string;
  readonly defaultProfile: string | null;
  /** Judge everything, change nothing. */
  readonly dryRun: boolean;
  readonly skipRefused: boolean;
  /** The mapping as it was typed. */
  readonly map?: string | null;
  /** For whoever approves it, where the policy asks for that. */
  readonly said?: SaidBeside;
  /** Takes every verdict in the order of the file, before anything is committed; an error here undoes the import. */
  readonly onVerdicts: (verdicts: readonly Verdict[]) => Promise<void>;
  /** Whether {@link onVerdicts} wants all verdicts or the refusals alone. */
  readonly verdicts: 'all' | 'refused';
}

export interface ImportReport extends Pick<StagedList, 'encoding' | 'separator' | 'unusedColumns'> {
  /** `proposed`: it waits for approval. */
  readonly outcome: 'applied' | 'proposed' | 'nothing_to_do' | 'dry_run' | 'refused';
  /** The change request that it waits for. */
  readonly changeRequestId: string | null;
  readonly counts: ImportCounts;
}

/** What importing needs of the registry. */
export interface ImportingApi extends Pick<RegistryApi, 'db' | 'pool' | 'door'> {
  readonly gate: Gate;
}
