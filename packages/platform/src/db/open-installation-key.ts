import type pg from 'pg';
import type { Admin } from './as-admin.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Log } from '../config/log-level.ts';
import { createInstallationKey, unsealInstallationKey, type InstallationKey } from '../crypto/installation-key.ts';
import type { MasterKeys } from '../crypto/load-master-key.ts';
import { masterKeyFingerprint, type MasterKey } from '../crypto/master-key.ts';
import { createInstallationSchema, readSealedKey, writeSealedKey, type SealedInstallationKey } from './installation-keys.ts';
import { ProvisionError } from './provision-error.ts';

/** What is open now, and under which master key it is sealed from now on. */
export interface OpenedInstallationKey {
  readonly key: InstallationKey;
  readonly masterKey: MasterKey;
}

/** Fingerprints. */
export interface MasterKeyReplacement {
  readonly previous: string;
  readonly current: string;
}

/** Writes down that the master key was replaced, in the transaction that does so: neither is there without the other. */
export type RecordReplacement = (admin: Admin, key: InstallationKey, replacement: MasterKeyReplacement) => Promise<void>;

export interface MasterKeyUse {
  readonly keys: MasterKeys;
  readonly record: RecordReplacement;
  readonly log: Log;
}

/**
 * Opens the installation key, makes it where there is none, and ends what a replacement of the master key has left undone. Within
 * {@link asAdmin}, so that nobody else touches the keys meanwhile. Throws {@link ConfigError} where no master key opens it.
 */
export async function openInstallationKey(admin: Admin, { keys, record, log }: MasterKeyUse): Promise<OpenedInstallationKey> {
  const { client } = admin;
  await createInstallationSchema(client);
  const row = await readSealedKey(client);
  if (row === undefined) return makeInstallationKey(client, keys);
  const opener = [keys.current, keys.next?.key, keys.previous].find((one) => one && masterKeyFingerprint(one) === row.masterKeyId);
  if (opener === undefined) throw wrongMasterKey(row, keys);
  const key = unseal(row, opener);
  await (opener === keys.next?.key ? keys.next.keep() : keys.next?.discard());
  if (opener !== keys.previous) return { key, masterKey: opener };
  await writeSealedKey(client, key, keys.current);
  const [now, before] = [masterKeyFingerprint(keys.current), row.masterKeyId];
  await record(admin, key, { previous: before, current: now });
  log('info', `The master key ${before} is replaced by ${now}. Once every server has that one, take SEATLEDGER_PREVIOUS_MASTER_KEY away.`);
  return { key, masterKey: keys.current };
}

async function makeInstallationKey(client: pg.Client, { current, next }: MasterKeys): Promise<OpenedInstallationKey> {
  const key = createInstallationKey();
  await writeSealedKey(client, key, current);
  await next?.discard();
  return { key, masterKey: current };
}

function unseal({ sealed, masterKeyId }: SealedInstallationKey, masterKey: MasterKey): InstallationKey {
  try {
    return unsealInstallationKey(sealed, masterKey);
  } catch (error) {
    throw new ProvisionError(
      `The installation key in the database (installation.keys) is damaged: the master key ${masterKeyId} does not open it. Restore a backup.`,
      { cause: error },
    );
  }
}

function wrongMasterKey({ masterKeyId, sealedAt }: SealedInstallationKey, { current, previous }: MasterKeys): ConfigError {
  const given = masterKeyFingerprint(current);
  const tried =
    previous === undefined
      ? `The master key ${given} does not open this database`
      : `Neither the master key ${given} nor the previous one, ${masterKeyFingerprint(previous)}, opens this database`;
  return new ConfigError(
    'SEATLEDGER_MASTER_KEY',
    `${tried}, which has been sealed under the master key ${masterKeyId} since ${sealedAt} (these are fingerprints). Start with that key; ` +
      `to replace it by ${given}, give that key as SEATLEDGER_PREVIOUS_MASTER_KEY or SEATLEDGER_PREVIOUS_MASTER_KEY_FILE beside the new one.`,
  );
}
