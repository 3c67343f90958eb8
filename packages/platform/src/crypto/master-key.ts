import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigError } from '../config/config-error.ts';
import { syncFolder, writeNewFile } from '../files/write-file-atomically.ts';

/** 32 bytes. A KeyObject, because it shows nothing of itself when it is logged or turned into JSON. */
export type MasterKey = KeyObject;

/** Where the master key comes from; see {@link loadMasterKey}. */
export type MasterKeySource =
  | { readonly from: 'environment'; readonly key: MasterKey }
  | { readonly from: 'file'; readonly path: string }
  | {
      readonly from: 'data folder';
      readonly path: string;
      /** Exists from the first start of the embedded database on. */
      readonly databaseFolder: string;
      readonly embedded: boolean;
    };

const keyBytes = 32;
const howToMakeOne = 'To make one: openssl rand -base64 32';

/** Reads the key; makes it on the first start of the embedded database, and only then. Throws {@link ConfigError}. */
export async function loadMasterKey(source: MasterKeySource): Promise<MasterKey> {
  if (source.from === 'environment') return source.key;
  if (source.from === 'file') {
    const text = await readFile(source.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new ConfigError('SEATLEDGER_MASTER_KEY_FILE', `The master key file ${source.path} cannot be read (${error.code}).`);
    });
    return parseMasterKey(text, 'SEATLEDGER_MASTER_KEY_FILE');
  }
  // Looked at before the key: whoever makes the database folder has made the key by then.
  const firstStart = source.embedded && !existsSync(source.databaseFolder);
  const existing = await readKeyFile(source.path);
  if (existing !== undefined) return existing;
  if (!source.embedded) {
    throw new ConfigError(
      'SEATLEDGER_MASTER_KEY',
      `An external database (DATABASE_URL) needs a master key: set SEATLEDGER_MASTER_KEY or SEATLEDGER_MASTER_KEY_FILE to 32 bytes in base64. ${howToMakeOne}`,
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

/** Reads 32 bytes of base64 or base64url. `setting` is named in the {@link ConfigError}; the value is not. */
export function parseMasterKey(text: string, setting: string): MasterKey {
  const trimmed = text.trim();
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) {
    throw new ConfigError(setting, `${setting} must hold ${keyBytes} bytes in base64, which is 44 characters. ${howToMakeOne}`);
  }
  return createSecretKey(Buffer.from(trimmed, 'base64'));
}

/** A secret for one purpose (such as `database-role/name`): HKDF-SHA-256 (RFC 5869) of the master key, 32 bytes as base64url. */
export function deriveSecret(masterKey: MasterKey, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32)).toString('base64url');
}

async function readKeyFile(path: string): Promise<MasterKey | undefined> {
  try {
    return parseMasterKey(await readFile(path, 'utf8'), path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A link to a finished file either appears whole or is refused, so that of two that start at once both end with the same key. */
async function createKeyFile(path: string): Promise<MasterKey> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  await writeNewFile(draft, `${randomBytes(keyBytes).toString('base64')}\n`);
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  await syncFolder(dirname(path));
  return parseMasterKey(await readFile(path, 'utf8'), path);
}
