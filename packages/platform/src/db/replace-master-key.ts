import type { Log } from '../config/log-level.ts';
import { loadMasterKeys, type MasterKeySettings } from '../crypto/load-master-key.ts';
import { createNextKeyFile } from '../crypto/master-key-file.ts';
import { masterKeyFingerprint } from '../crypto/master-key.ts';
import { asAdmin, type Admin } from './as-admin.ts';
import { writeSealedKey } from './installation-keys.ts';
import { openInstallationKey, type MasterKeyReplacement, type RecordReplacement } from './open-installation-key.ts';

export interface ReplaceMasterKeyOptions {
  readonly adminUrl: string;
  readonly settings: MasterKeySettings;
  /** The file of the current key. */
  readonly path: string;
  readonly record: RecordReplacement;
  readonly log: Log;
}

/**
 * Replaces the master key in a file: the next one is written beside it, the installation key sealed anew, the file renamed. Wherever that
 * is interrupted, the next start or replacement ends it, or forgets it, by which key opens the installation key.
 */
export async function replaceMasterKey({ adminUrl, settings, path, record, log }: ReplaceMasterKeyOptions): Promise<MasterKeyReplacement> {
  const open = async (admin: Admin) => openInstallationKey(admin, { keys: await loadMasterKeys(settings), record, log });
  const replacement = await asAdmin(adminUrl, async (admin) => {
    const { key, masterKey } = await open(admin);
    const next = await createNextKeyFile(path);
    await writeSealedKey(admin.client, key, next);
    const replaced = { previous: masterKeyFingerprint(masterKey), current: masterKeyFingerprint(next) };
    await record(admin, key, replaced);
    return replaced;
  });
  // In a second transaction, for the new key may take its place only once the first one lasts.
  await asAdmin(adminUrl, open);
  return replacement;
}
