import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { masterKeyFingerprint, type MasterKey } from './master-key.ts';
import { createSecretBox, type SecretBox } from './secret-box.ts';

declare const installationKey: unique symbol;

/**
 * 32 bytes, made once for an installation: what its passwords, seals and keyed hashes are derived from. The mark lets no other key be
 * given in its place, the master key least of all.
 */
export type InstallationKey = KeyObject & { readonly [installationKey]: true };

const keyBytes = 32;

export function createInstallationKey(): InstallationKey {
  return installationKeyOf(randomBytes(keyBytes));
}

/** As it is kept: only the same master key opens it again. */
export function sealInstallationKey(key: InstallationKey, masterKey: MasterKey): Buffer {
  return boxOf(masterKey).seal(key.export(), sealedFor(masterKey));
}

/** Throws where it was tampered with, or sealed under another master key. */
export function unsealInstallationKey(sealed: Uint8Array, masterKey: MasterKey): InstallationKey {
  return installationKeyOf(boxOf(masterKey).open(sealed, sealedFor(masterKey)));
}

function installationKeyOf(bytes: Buffer): InstallationKey {
  return createSecretKey(bytes) as InstallationKey;
}

function boxOf(masterKey: MasterKey): SecretBox {
  return createSecretBox(masterKey, 'installation-key');
}

function sealedFor(masterKey: MasterKey): string {
  return `installation-key/${masterKeyFingerprint(masterKey)}`;
}
