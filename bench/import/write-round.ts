import type { BackendMemory } from './backend-memory.ts';
import type { ImportTask } from './import-command.ts';

/** `copy`, or an import by its outcome. */
export type Way = 'copy' | ImportTask['outcome'];

export interface WriteRound {
  readonly seconds: number;
  /** The most that the importing process had in memory; undefined for COPY, whose process only passes a file on. */
  readonly peakBytes?: number;
  readonly backend: BackendMemory;
}
