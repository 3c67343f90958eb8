import { fileURLToPath } from 'node:url';
import { personalValuesOf } from '@seatledger/domain/audit/personal-values.ts';
import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { createEventWriter } from './features/appending/event-writer.ts';
import { createPersonKeys } from './features/appending/person-keys.ts';

export const auditMigrations = fileURLToPath(new URL('../migrations', import.meta.url));

/** Writes events for every service of this process, with what they say of persons sealed. */
export function createAuditWriter(installationKey: InstallationKey): AuditWriter {
  return createEventWriter({ personKeys: createPersonKeys(installationKey), personalValuesOf });
}
