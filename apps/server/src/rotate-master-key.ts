import { ConfigError } from '@seatledger/platform/config/config-error.ts';
import type { Config } from '@seatledger/platform/config/config.ts';
import type { Log } from '@seatledger/platform/config/log-level.ts';
import { replaceMasterKey, type MasterKeyReplacement } from '@seatledger/platform/db/replace-master-key.ts';
import { openDatabaseServer } from './installation.ts';

export interface RotatedMasterKey extends MasterKeyReplacement {
  /** Where the new key is. */
  readonly file: string;
}

/** Replaces the master key in the data folder by a new one, whether or not a server runs. Throws {@link ConfigError} where it is elsewhere. */
export async function rotateMasterKey(config: Config, log: Log): Promise<RotatedMasterKey> {
  const { masterKey } = config;
  if (masterKey.from !== 'data folder') {
    throw new ConfigError(
      'SEATLEDGER_MASTER_KEY',
      'The master key is given by a setting, and replaced there: start the servers with a new one (openssl rand -base64 32), ' +
        'and this one as SEATLEDGER_PREVIOUS_MASTER_KEY or SEATLEDGER_PREVIOUS_MASTER_KEY_FILE.',
    );
  }
  await using database = await openDatabaseServer(config, 'attach', log);
  const replacement = await replaceMasterKey({ adminUrl: database.adminUrl, settings: config, path: masterKey.path, log });
  return { ...replacement, file: masterKey.path };
}
