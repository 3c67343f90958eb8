import { randomUUID } from 'node:crypto';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { ConfigError } from '@seatledger/platform/config/config-error.ts';
import type { Config } from '@seatledger/platform/config/config.ts';
import type { Log } from '@seatledger/platform/config/log-level.ts';
import type { MasterKeyReplacement } from '@seatledger/platform/db/open-installation-key.ts';
import { replaceMasterKey } from '@seatledger/platform/db/replace-master-key.ts';
import { openDatabaseServer } from './installation.ts';
import { recordReplacements } from './record-master-key.ts';

export interface RotatedMasterKey extends MasterKeyReplacement {
  /** Where the new key is. */
  readonly file: string;
}

/**
 * Replaces the master key in the data folder by a new one, whether or not a server runs, in the name of an account of the operating
 * system. Throws {@link ConfigError} where it is elsewhere.
 */
export async function rotateMasterKey(config: Config, account: string, log: Log): Promise<RotatedMasterKey> {
  const { masterKey } = config;
  if (masterKey.from !== 'data folder') {
    throw new ConfigError(
      'SEATLEDGER_MASTER_KEY',
      'The master key is given by a setting, and replaced there: start the servers with a new one (openssl rand -base64 32), ' +
        'and this one as SEATLEDGER_PREVIOUS_MASTER_KEY or SEATLEDGER_PREVIOUS_MASTER_KEY_FILE.',
    );
  }
  await using database = await openDatabaseServer(config, 'attach', log);
  const record = recordReplacements(() => contextOf(account));
  const replacement = await replaceMasterKey({ adminUrl: database.adminUrl, settings: config, path: masterKey.path, record, log });
  return { ...replacement, file: masterKey.path };
}

function contextOf(account: string): CommandContext {
  const actor = { kind: 'cli', id: null, name: account } as const;
  return { actor, origin: 'cli', address: null, requestId: randomUUID(), now: Temporal.Now.instant() };
}
