import type { Log } from '../config/log-level.ts';
import { loadMasterKeys, type MasterKeySettings } from '../crypto/load-master-key.ts';
import { createNextKeyFile } from '../crypto/master-key-file.ts';
import { masterKeyFingerprint } from '../crypto/master-key.ts';
import { asAdmin } from './as-admin.ts';
import { writeSealedKey } from './installation-keys.ts';
import { openInstallationKey } from './open-installation-key.ts';

export interface ReplaceMasterKeyOptions {
  readonly adminUrl: string;
  readonly settings: MasterKeySettings;
  /** The file of the current key. */
  readonly path: string;
  readonly log: Log;
}

/** Fingerprints. */
export interface MasterKeyReplacement {
  readonly previous: string;
  readonly current: string;
}

/**
 * Replaces the master key in a file: the next one is written beside it, the installation key sealed anew, the file renamed. Wherever that
 * is interrupted, the next start or replacement ends it, or forgets it, by which key opens the installation key.
 */
export async function replaceMasterKey({ adminUrl, settings, path, log }: ReplaceMasterKeyOptions): Promise<MasterKeyReplacement> {
  const replacement = await asAdmin(adminUrl, async ({ client }) => {
    const { key, masterKey } = await openInstallationKey(client, await loadMasterKeys(settings), log);
    const next = await createNextKeyFile(path);
    await writeSealedKey(client, key, next);
    return { previous: masterKeyFingerprint(masterKey), current: masterKeyFingerprint(next) };
  });
  // In a second transaction, for the new key may take its place only once the first one lasts.
  await asAdmin(adminUrl, async ({ client }) => openInstallationKey(client, await loadMasterKeys(settings), log));
  return replacement;
}
