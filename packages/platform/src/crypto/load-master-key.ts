import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { ConfigError } from '../config/config-error.ts';
import { createKeyFile, readKeyFile, readNextKeyFile, type NextMasterKey } from './master-key-file.ts';
import { howToMakeMasterKey, parseMasterKey, type MasterKey } from './master-key.ts';

/** A master key that settings give. */
export type GivenMasterKey =
  | { readonly from: 'environment'; readonly key: MasterKey }
  | {
      readonly from: 'file';
      readonly path: string;
      /** The variable that names the file. */
      readonly setting: string;
    };

/** Where the master key comes from; see {@link loadMasterKey}. */
export type MasterKeySource =
  | GivenMasterKey
  | {
      readonly from: 'data folder';
      readonly path: string;
      /** Exists from the first start of the embedded database on. */
      readonly databaseFolder: string;
      readonly embedded: boolean;
    };

export interface MasterKeySettings {
  readonly masterKey: MasterKeySource;
  /** The one that `masterKey` replaces. */
  readonly previousMasterKey?: GivenMasterKey;
}

/** The keys that the installation key may be sealed under. */
export interface MasterKeys {
  readonly current: MasterKey;
  readonly previous?: MasterKey | undefined;
  /** Left behind by a replacement that was interrupted. */
  readonly next?: NextMasterKey | undefined;
}

/** Reads every key as it is at this moment; another process may replace a key in the data folder. Throws {@link ConfigError}. */
export async function loadMasterKeys({ masterKey, previousMasterKey }: MasterKeySettings): Promise<MasterKeys> {
  return {
    current: await loadMasterKey(masterKey),
    previous: previousMasterKey && (await loadMasterKey(previousMasterKey)),
    next: masterKey.from === 'data folder' ? await readNextKeyFile(masterKey.path) : undefined,
  };
}

/** Reads the key; makes it on the first start of the embedded database, and only then. Throws {@link ConfigError}. */
export async function loadMasterKey(source: MasterKeySource): Promise<MasterKey> {
  if (source.from === 'environment') return source.key;
  if (source.from === 'file') {
    const text = await readFile(source.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new ConfigError(source.setting, `The master key file ${source.path} cannot be read (${error.code}).`);
    });
    return parseMasterKey(text, source.setting);
  }
  // Looked at before the key: whoever makes the database folder has made the key by then.
  const firstStart = source.embedded && !existsSync(source.databaseFolder);
  const existing = await readKeyFile(source.path);
  if (existing !== undefined) return existing;
  if (!source.embedded) {
    throw new ConfigError(
      'SEATLEDGER_MASTER_KEY',
      `An external database (DATABASE_URL) needs a master key: set SEATLEDGER_MASTER_KEY or SEATLEDGER_MASTER_KEY_FILE to 32 bytes in base64. ${howToMakeMasterKey}`,
    );
  }
  if (!firstStart) {
    throw new ConfigError(
      'SEATLEDGER_MASTER_KEY',
      `${source.path} is missing, though there is a database in ${source.databaseFolder}: put the file back from a backup, or set SEATLEDGER_MASTER_KEY.`,
    );
  }
  return createKeyFile(source.path);
}
