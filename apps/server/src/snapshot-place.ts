import { createSecretKey } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotPlace } from '@seatledger/licence';
import { deriveSecret } from '@seatledger/platform/crypto/derive-secret.ts';
import { createKeyFile, readKeyFile } from '@seatledger/platform/crypto/master-key-file.ts';
import type { MasterKey } from '@seatledger/platform/crypto/master-key.ts';

const folderIn = (dataFolder: string): string => join(dataFolder, 'licences');

/** Authenticated by the master key, which does not lie beside it. */
export function snapshotPlace(dataFolder: string, masterKey: MasterKey): SnapshotPlace {
  const key = createSecretKey(deriveSecret(masterKey, 'licence/snapshot'), 'base64url');
  return { path: join(folderIn(dataFolder), 'licences.snapshot'), key };
}

/** On a machine that is not trusted with the master key: authenticated by a key of its own, made where there is none. */
export async function localSnapshotPlace(dataFolder: string): Promise<SnapshotPlace> {
  const folder = folderIn(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const keyPath = join(folder, 'snapshot.key');
  return snapshotPlace(dataFolder, (await readKeyFile(keyPath)) ?? (await createKeyFile(keyPath)));
}
