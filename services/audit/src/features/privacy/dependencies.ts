import type { Signer } from '@seatledger/merkle-log/signed-note/signer-key.ts';
import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import type { AuditDatabase } from '../../audit-schema.ts';
import type { PersonKeys } from '../appending/person-keys.ts';
import type { Tombstones } from './tombstones.ts';

/** What erasing, showing and forgetting persons is made of. */
export interface PrivacyDependencies {
  readonly database: AuditDatabase;
  readonly personKeys: PersonKeys;
  readonly writer: AuditWriter;
  /** In the order in which they erase: one that may refuse comes first. */
  readonly holders: () => readonly PersonalDataHolder[];
  /** Whoever signs for the log of this origin. */
  readonly signerFor: (origin: string) => Promise<Signer>;
  /** Begins the log where that has not been done. */
  readonly begin: () => Promise<void>;
  /** Keeps addresses that are still needed. */
  readonly box: SecretBox;
  readonly tombstones: Tombstones;
  readonly onError: (message: string, error: Error) => void;
}

/** What the server does of itself. */
export function taskContext(requestId: string): CommandContext {
  const actor = { kind: 'system', id: null, name: 'privacy' } as const;
  return { actor, origin: 'task', address: null, requestId, now: Temporal.Now.instant() };
}
